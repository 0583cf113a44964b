/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Knows the library's functions as a table: a plugin links to nothing. */

#ifndef HALLMARK_C_API_H
#define HALLMARK_C_API_H

#include <hallmark/c/discovery.h>
#include <hallmark/c/interface.h>
#include <hallmark/c/lookup.h>
#include <hallmark/c/reload.h>
#include <hallmark/c/required.h>
#include <hallmark/c/watch.h>

/** The functions of hallmark.h, each under its name without `hallmark_`. Grows
    at its end: a member is there when its offset is below `size`. */
typedef struct hallmark_api {
  size_t size; /**< of this struct, as the library knows it */

  hallmark_code (*error_code)(const hallmark_error*);
  const char* (*error_file)(const hallmark_error*);
  const char* (*error_message)(const hallmark_error*);
  const char* (*error_hint)(const hallmark_error*);
  const char* (*error_explain)(const hallmark_error*);
  size_t (*error_difference_count)(const hallmark_error*);
  const hallmark_difference* (*error_difference)(const hallmark_error*, size_t);
  void (*error_free)(hallmark_error*);
  const char* (*code_name)(hallmark_code);

  hallmark_plugin* (*open)(hallmark_loader*,
                           const char*,
                           const hallmark_expect*,
                           hallmark_error**);
  size_t (*collect)(hallmark_loader*);

  const char* (*plugin_path)(const hallmark_plugin*);
  const char* (*plugin_version)(const hallmark_plugin*);
  const char* (*plugin_file)(const hallmark_plugin*);
  int (*plugin_verified)(const hallmark_plugin*);
  size_t (*plugin_export_count)(const hallmark_plugin*);
  const hallmark_export* (*plugin_export)(const hallmark_plugin*, size_t);
  const char* (*plugin_metadata)(const hallmark_plugin*, const char*);
  const char* (*plugin_metadata_key)(const hallmark_plugin*, size_t);
  size_t (*plugin_item_count)(const hallmark_plugin*);
  const char* (*plugin_item)(const hallmark_plugin*, size_t, const char*);
  const char* (*plugin_item_key)(const hallmark_plugin*, size_t, size_t);

  void* (*lookup)(hallmark_plugin*, const char*, const char*, hallmark_error**);
  hallmark_function (*lookup_function)(hallmark_plugin*,
                                       const char*,
                                       const char*,
                                       hallmark_error**);
  void* (*lookup_query)(hallmark_plugin*,
                        const hallmark_query*,
                        hallmark_error**);
  hallmark_plugin* (*plugin_copy)(hallmark_plugin*);
  void (*plugin_drop)(hallmark_plugin*);
  hallmark_closed (*close)(hallmark_plugin*, char**);
  hallmark_hold* (*hold_new)(hallmark_plugin*, const char*);
  hallmark_hold* (*hold_copy)(hallmark_hold*);
  void (*hold_drop)(hallmark_hold*);
  void (*free)(void*);

  int (*bind)(hallmark_plugin*,
              const hallmark_expected*,
              void*,
              size_t,
              hallmark_error**);
  int (*provide)(hallmark_loader*, const hallmark_expected*, hallmark_error**);
  int (*provided)(hallmark_loader*,
                  const hallmark_expected*,
                  void*,
                  size_t,
                  hallmark_error**);

  hallmark_plugin* (*open_bytes)(hallmark_loader*,
                                 const void*,
                                 size_t,
                                 const hallmark_expect*,
                                 hallmark_error**);
  hallmark_listing* (*scan)(hallmark_loader*,
                            const char*,
                            const hallmark_expected*,
                            hallmark_error**);
  size_t (*listing_count)(const hallmark_listing*);
  const hallmark_found* (*listing_found)(const hallmark_listing*, size_t);
  void (*listing_free)(hallmark_listing*);
  const char* (*found_file)(const hallmark_found*);
  const char* (*found_path)(const hallmark_found*);
  const char* (*found_version)(const hallmark_found*);
  hallmark_error* (*found_error)(const hallmark_found*);
  const char* (*found_metadata)(const hallmark_found*, const char*);
  const char* (*found_metadata_key)(const hallmark_found*, size_t);
  size_t (*found_item_count)(const hallmark_found*);
  const char* (*found_item)(const hallmark_found*, size_t, const char*);
  const char* (*found_item_key)(const hallmark_found*, size_t, size_t);
  const char* (*found_implements)(const hallmark_found*, size_t, const char**);
  hallmark_plugin* (*open_found)(hallmark_loader*,
                                 const hallmark_found*,
                                 const hallmark_expected*,
                                 hallmark_error**);
  hallmark_plugin* (*find)(hallmark_loader*,
                           const char*,
                           const char*,
                           const hallmark_expected*,
                           hallmark_error**);
  hallmark_plugin* (*reload)(hallmark_loader*,
                             hallmark_plugin*,
                             const char*,
                             const hallmark_expect*,
                             hallmark_error**);
  int (*watch_fd)(hallmark_loader*, hallmark_error**);
  hallmark_listing* (*changes)(hallmark_loader*, hallmark_error**);
  hallmark_change (*found_change)(const hallmark_found*);
  hallmark_plugin* (*builtin_open)(hallmark_loader*,
                                   const char*,
                                   const hallmark_expect*,
                                   hallmark_error**);
  hallmark_plugin* (*required)(const struct hallmark_context*,
                               const char*,
                               hallmark_error**);
} hallmark_api;

#endif /* HALLMARK_C_API_H */
