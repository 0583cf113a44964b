/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* For a plugin's source: exports, hooks, and its own context. */

#ifndef HALLMARK_PLUGIN_H
#define HALLMARK_PLUGIN_H

#include <hallmark/hallmark.h>

/** Marks a definition or declaration that the plugin's users may see:
    `HALLMARK_EXPORT int f(int);`, `HALLMARK_EXPORT extern int x;`. */
#if defined(__GNUC__)
#  define HALLMARK_EXPORT __attribute__((visibility("default")))
#else
#  define HALLMARK_EXPORT
#endif

HALLMARK_C_BEGIN

/** Who a plugin is and who opened it. */
typedef struct hallmark_context {
  unsigned size;                  /**< of this struct; it grows at its end */
  const char* path;               /**< "audio.example/reverb" */
  const char* version;            /**< "1.2.0" */
  const char* file;               /**< "/opt/synth/plugins/reverb.so" */
  const char* directory;          /**< "/opt/synth/plugins" */
  void* host;                     /**< Options::host, untouched */
  const struct hallmark_api* api; /**< the functions of hallmark.h */
  hallmark_loader* loader;        /**< the loader that opened it */
} hallmark_context;

/**
 * The context of the plugin that calls it.
 *
 * Defined, hidden, in the source that the stamp step generates; filled before
 * the open hook runs.
 *
 * @return  Lives until the plugin is unmapped. Null before it is opened by a
 *          loader: in static constructors, and when something else mapped it.
 *          When several loaders have the plugin open: that of the latest.
 *
 * Threads: any
 */
__attribute__((visibility("hidden"))) const hallmark_context*
hallmark_self(void);

/** What the hooks are called. The version script always exports them. */
HALLMARK_EXPORT const char*
hallmark_on_open(void);
HALLMARK_EXPORT void
hallmark_on_close(void);
HALLMARK_EXPORT size_t
hallmark_on_save(void* buffer, size_t size, unsigned* version);
HALLMARK_EXPORT const char*
hallmark_on_restore(const void* bytes, size_t size, unsigned version);

HALLMARK_C_END

/* Each is used once, at namespace scope, with a function declared before it.
   No semicolon stands after it: it defines a function. */
#if defined(__cplusplus)
#  define HALLMARK_HOOK_ extern "C"
#else
#  define HALLMARK_HOOK_
#endif

/** Run `const char *f(void)` when a loader has opened the plugin: null on
    success, else why it failed, which refuses the plugin. The text is copied
    before anything is unmapped. No lock is held; it may open other plugins. */
#define HALLMARK_ON_OPEN(f)                                                    \
  HALLMARK_HOOK_ HALLMARK_EXPORT const char* hallmark_on_open(void)            \
  {                                                                            \
    return f();                                                                \
  }

/** Run `void f(void)` once before a loader lets go of the plugin, on the
    thread that closes it, with no lock held. */
#define HALLMARK_ON_CLOSE(f)                                                   \
  HALLMARK_HOOK_ HALLMARK_EXPORT void hallmark_on_close(void)                  \
  {                                                                            \
    f();                                                                       \
  }

/** Give state to the next generation: `size_t f(void *buffer, size_t size,
    unsigned *version)` gives the bytes needed and writes at most `size`. */
#define HALLMARK_ON_SAVE(f)                                                    \
  HALLMARK_HOOK_ HALLMARK_EXPORT size_t hallmark_on_save(                      \
    void* buffer, size_t size, unsigned* version)                              \
  {                                                                            \
    return f(buffer, size, version);                                           \
  }

/** Take state of the generation before: `const char *f(const void *bytes,
    size_t size, unsigned version)`, null on success, else why not. */
#define HALLMARK_ON_RESTORE(f)                                                 \
  HALLMARK_HOOK_ HALLMARK_EXPORT const char* hallmark_on_restore(              \
    const void* bytes, size_t size, unsigned version)                          \
  {                                                                            \
    return f(bytes, size, version);                                            \
  }

#endif /* HALLMARK_PLUGIN_H */
