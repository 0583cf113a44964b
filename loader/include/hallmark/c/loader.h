/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A loader: it opens plugins and owns the table of open ones. */

#ifndef HALLMARK_C_LOADER_H
#define HALLMARK_C_LOADER_H

#include <hallmark/c/error.h>
#include <hallmark/c/log.h>

HALLMARK_C_BEGIN

/** A table of open plugins. Two loaders do not see each other's plugins. */
typedef struct hallmark_loader hallmark_loader;

/** A counted handle of an open plugin. */
typedef struct hallmark_plugin hallmark_plugin;

/** When a plugin that nothing holds any more is unmapped. */
typedef enum hallmark_unload {
  HALLMARK_UNLOAD_WHEN_ASKED = 0,      /**< in close and collect */
  HALLMARK_UNLOAD_WITH_LAST_HANDLE = 1 /**< where the last handle is dropped */
} hallmark_unload;

/** What becomes of libraries that have no stamp. */
typedef enum hallmark_unstamped {
  HALLMARK_UNSTAMPED_REFUSE = 0, /**< they are `not_stamped` */
  HALLMARK_UNSTAMPED_ALLOW = 1   /**< they are opened unchecked */
} hallmark_unstamped;

/** The options of a loader. 0 is a good choice for every member but `size`. */
typedef struct hallmark_options {
  size_t size;            /**< sizeof(hallmark_options) */
  void* host;             /**< given to plugins as hallmark_context.host */
  hallmark_unload unload; /**< HALLMARK_UNLOAD_WHEN_ASKED */
  /** Overrides which toolchain facts refuse a plugin when they differ:
      `rtti=strict,sanitizers=told`; or null. */
  const char* facts;

  /** Folders that are searched, in order; files are named from them. */
  const char* const* directories;
  size_t directory_count;
  /** Name of an environment variable with more folders, separated by `:`, which
      are searched after those; or null. Read here, with secure_getenv(). */
  const char* environment;
  /** Folder for the discovery cache, created if it is missing; or null. */
  const char* cache;
  hallmark_log log; /**< receives every event; or null */
  void* log_data;   /**< given to `log` */
  /** Called with `log_data` once, when `log` is no longer called: after the
      loader's last plugin is gone, or if no loader could be made; or null. */
  void (*log_free)(void* data);
  hallmark_unstamped unstamped; /**< HALLMARK_UNSTAMPED_REFUSE */
} hallmark_options;

/** What a caller expects of a plugin. Null members expect nothing. */
typedef struct hallmark_expect {
  size_t size;       /**< sizeof(hallmark_expect) */
  const char* path;  /**< plugin path, for example "audio.example/reverb" */
  const char* range; /**< versions, for example "^1.2" */
  /** Interfaces that it must implement; checked before it is mapped. */
  const struct hallmark_expected* const* interfaces;
  size_t interface_count;
} hallmark_expect;

/**
 * Make a loader.
 *
 * @param options  Copied, with all that they point to; null for the defaults.
 * @return         To be freed with hallmark_loader_free(), or null.
 *
 * Errors: invalid_argument  a size that no version of the library has
 */
HALLMARK_API hallmark_loader*
hallmark_loader_new(const hallmark_options* options, hallmark_error** error);

/**
 * Free a loader: collect what nothing holds, leave mapped what is still held.
 * No other thread may be in a call with it. Null is allowed.
 */
HALLMARK_API void
hallmark_loader_free(hallmark_loader* loader);

/**
 * Open a plugin: verify its file, open the plugins that it requires, map it,
 * run its open hook.
 *
 * @param file    Name of a file. Nothing is searched: a name without `/` is in
 *                the current directory.
 * @param expect  What it must be; null for anything. Copied.
 * @return        A handle, to be given back with hallmark_close() or
 *                hallmark_plugin_drop(); the same plugin for the same file.
 *
 * Nothing of a refused plugin is run, mapped or remembered. Concurrent calls
 * for one file do the work once. A library without a stamp, where the loader
 * allows them, is opened as long as nothing is expected of it.
 *
 * What it requires is what is open in range, else what hallmark_find() gives.
 * It is held by this plugin, and closed after it when nothing else holds it,
 * in the reverse order.
 *
 * Errors: not_found, unreadable, malformed, wrong_platform, not_stamped,
 *         unsupported, missing_export, wrong_identity, wrong_version,
 *         duplicate, changed, unresolved, init_failed, recursive,
 *         missing_requirement, invalid_argument
 */
HALLMARK_API hallmark_plugin*
hallmark_open(hallmark_loader* loader,
              const char* file,
              const hallmark_expect* expect,
              hallmark_error** error);

/**
 * Open a plugin from its bytes: copy them into a file in memory that nobody
 * can change, verify that, map it, run its open hook.
 *
 * @param bytes   Of the whole file. Copied: they may go when the call returns.
 * @param size    How many, in bytes.
 * @param expect  What it must be; null for anything. Copied.
 * @return        As hallmark_open(). Bytes have no name: each call opens a
 *                plugin of its own, and an identity that is open already is a
 *                duplicate. Its file is `/proc/self/fd/N`, a descriptor that
 *                stays open while it is mapped; `$ORIGIN` in it means nothing.
 *
 * Nothing of a refused plugin is run, mapped or remembered.
 *
 * Errors: as hallmark_open(), about 'memory'; unsupported where the system has
 *         no such files
 */
HALLMARK_API hallmark_plugin*
hallmark_open_bytes(hallmark_loader* loader,
                    const void* bytes,
                    size_t size,
                    const hallmark_expect* expect,
                    hallmark_error** error);

/**
 * Open a plugin that is linked into the program, or into a library that it has
 * mapped: the same checks, hooks and errors as of a file.
 *
 * @param path    The plugin's path. When several versions of it are built in,
 *                the newest that the range of `expect` allows.
 * @param expect  What it must be; null for anything. Copied.
 * @return        A handle, as of hallmark_open(); the same plugin each time.
 *                Its file is that of the program or library.
 *
 * Closing it runs its close hook and reports `unmapped`, though there is
 * nothing to unmap: its static objects live on, and opening it again runs its
 * open hook again.
 *
 * Errors: not_found, malformed, unsupported, wrong_identity, wrong_version,
 *         wrong_interface, wrong_toolchain, duplicate, init_failed, recursive,
 *         invalid_argument
 */
HALLMARK_API hallmark_plugin*
hallmark_builtin_open(hallmark_loader* loader,
                      const char* path,
                      const hallmark_expect* expect,
                      hallmark_error** error);

/**
 * Unmap every plugin of the loader that nothing holds, on this thread; close
 * hooks run here.
 *
 * @return  How many were unmapped.
 */
HALLMARK_API size_t
hallmark_collect(hallmark_loader* loader);

HALLMARK_C_END

#endif /* HALLMARK_C_LOADER_H */
