/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The library's functions as a table: a plugin links to nothing. */

#ifndef HALLMARK_C_API_H
#define HALLMARK_C_API_H

#include <hallmark/c/discovery.h>
#include <hallmark/c/error.h>
#include <hallmark/c/handle.h>
#include <hallmark/c/interface.h>
#include <hallmark/c/loader.h>
#include <hallmark/c/lookup.h>
#include <hallmark/c/reload.h>
#include <hallmark/c/required.h>
#include <hallmark/c/watch.h>

/* The functions of hallmark.h in the order of the table, without `hallmark_`.
   A place in it is for good: a new one goes to the end, where
   `ninja -C build accept-abi` puts it. hallmark_loader_new() and _free() are no
   business of a plugin, which is given its loader. */
#define HALLMARK_FUNCTIONS_(F)                                                 \
  F(error_code)                                                                \
  F(error_file)                                                                \
  F(error_message)                                                             \
  F(error_hint)                                                                \
  F(error_explain)                                                             \
  F(error_difference_count)                                                    \
  F(error_difference)                                                          \
  F(error_free)                                                                \
  F(code_name)                                                                 \
  F(open)                                                                      \
  F(collect)                                                                   \
  F(plugin_path)                                                               \
  F(plugin_version)                                                            \
  F(plugin_file)                                                               \
  F(plugin_verified)                                                           \
  F(plugin_export_count)                                                       \
  F(plugin_export)                                                             \
  F(plugin_metadata)                                                           \
  F(plugin_metadata_key)                                                       \
  F(plugin_item_count)                                                         \
  F(plugin_item)                                                               \
  F(plugin_item_key)                                                           \
  F(lookup)                                                                    \
  F(lookup_function)                                                           \
  F(lookup_query)                                                              \
  F(plugin_copy)                                                               \
  F(plugin_drop)                                                               \
  F(close)                                                                     \
  F(hold_new)                                                                  \
  F(hold_copy)                                                                 \
  F(hold_drop)                                                                 \
  F(free)                                                                      \
  F(bind)                                                                      \
  F(provide)                                                                   \
  F(provided)                                                                  \
  F(open_bytes)                                                                \
  F(scan)                                                                      \
  F(listing_count)                                                             \
  F(listing_found)                                                             \
  F(listing_free)                                                              \
  F(found_file)                                                                \
  F(found_path)                                                                \
  F(found_version)                                                             \
  F(found_error)                                                               \
  F(found_metadata)                                                            \
  F(found_metadata_key)                                                        \
  F(found_item_count)                                                          \
  F(found_item)                                                                \
  F(found_item_key)                                                            \
  F(found_implements)                                                          \
  F(open_found)                                                                \
  F(find)                                                                      \
  F(reload)                                                                    \
  F(watch_fd)                                                                  \
  F(changes)                                                                   \
  F(found_change)                                                              \
  F(builtin_open)                                                              \
  F(required)

/** The functions of hallmark.h, each under its name without `hallmark_`. Grows
    at its end: a member is there when its offset is below `size`. */
typedef struct hallmark_api {
  size_t size; /**< of this struct, as the library knows it */

/* `open` has the type of hallmark_open(). */
#define HALLMARK_MEMBER_(name) __typeof__(hallmark_##name)* name;
  HALLMARK_FUNCTIONS_(HALLMARK_MEMBER_)
#undef HALLMARK_MEMBER_
} hallmark_api;

#endif /* HALLMARK_C_API_H */
