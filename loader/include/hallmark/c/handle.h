/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* An open plugin: its identity, its exports, and how to let it go. */

#ifndef HALLMARK_C_HANDLE_H
#define HALLMARK_C_HANDLE_H

#include <hallmark/c/loader.h>

HALLMARK_C_BEGIN

/** One thing that a plugin exports. Lives as long as the plugin is open. */
typedef struct hallmark_export {
  const char* name;      /**< as it is looked up, for example "create_filter" */
  const char* signature; /**< as `hallmark inspect` prints it; "" if unknown */
  void* address;         /**< of the function or variable */
  size_t bytes;          /**< size of a variable or of a function's code */
  int is_function;       /**< 1 for a function, 0 for a variable */
} hallmark_export;

/** What hallmark_close() did. */
typedef enum hallmark_closed {
  HALLMARK_UNMAPPED = 0,    /**< the library is gone */
  HALLMARK_IN_USE = 1,      /**< something still holds it */
  HALLMARK_STILL_MAPPED = 2 /**< closed, but the system keeps it mapped */
} hallmark_closed;

/** One holder of a plugin: a symbol, a binding, an object. Counted. */
typedef struct hallmark_hold hallmark_hold;

/** Plugin path, version and file of a plugin. Live as long as it is open. */
HALLMARK_API const char*
hallmark_plugin_path(const hallmark_plugin* plugin);
HALLMARK_API const char*
hallmark_plugin_version(const hallmark_plugin* plugin);
HALLMARK_API const char*
hallmark_plugin_file(const hallmark_plugin* plugin);

/** 1 when the plugin was verified, 0 when it was opened unchecked. */
HALLMARK_API int
hallmark_plugin_verified(const hallmark_plugin* plugin);

/** How many exports there are, and the one with that index, or null. */
HALLMARK_API size_t
hallmark_plugin_export_count(const hallmark_plugin* plugin);
HALLMARK_API const hallmark_export*
hallmark_plugin_export(const hallmark_plugin* plugin, size_t index);

/** The text of a metadata key, or null; elements of an array are joined by
    ", ". And the key with that index, or null past the last. Both live as long
    as the plugin is open. */
HALLMARK_API const char*
hallmark_plugin_metadata(const hallmark_plugin* plugin, const char* key);
HALLMARK_API const char*
hallmark_plugin_metadata_key(const hallmark_plugin* plugin, size_t index);

/** How many items there are; the text of an item's key, and the item's key with
    that index, as above. */
HALLMARK_API size_t
hallmark_plugin_item_count(const hallmark_plugin* plugin);
HALLMARK_API const char*
hallmark_plugin_item(const hallmark_plugin* plugin,
                     size_t item,
                     const char* key);
HALLMARK_API const char*
hallmark_plugin_item_key(const hallmark_plugin* plugin,
                         size_t item,
                         size_t index);

/** Count one more handle of the same plugin; give back the argument. */
HALLMARK_API hallmark_plugin*
hallmark_plugin_copy(hallmark_plugin* plugin);

/** Let go of a handle. Unmaps nothing and takes no lock, unless the loader's
    unload option says so: a real-time thread may call it. Null is allowed. */
HALLMARK_API void
hallmark_plugin_drop(hallmark_plugin* plugin);

/**
 * Let go of a handle and, when nothing else holds the plugin, run its close
 * hook and unmap it, on this thread.
 *
 * @param why  Where not null: text to be freed with hallmark_free() that says
 *             what holds it or why it is still mapped, or null.
 */
HALLMARK_API hallmark_closed
hallmark_close(hallmark_plugin* plugin, char** why);

/**
 * Count a holder.
 *
 * @param what  What holds it, as hallmark_close() says it: "audio::Filter".
 * @return      To be given to hallmark_hold_drop(); null without memory.
 */
HALLMARK_API hallmark_hold*
hallmark_hold_new(hallmark_plugin* plugin, const char* what);

/** Count the same kind of holder once more; gives back the argument. */
HALLMARK_API hallmark_hold*
hallmark_hold_copy(hallmark_hold* hold);

/** Uncount a holder; as hallmark_plugin_drop(). Null is allowed. */
HALLMARK_API void
hallmark_hold_drop(hallmark_hold* hold);

/** Free text that a function here gave out. Null is allowed. */
HALLMARK_API void
hallmark_free(void* memory);

HALLMARK_C_END

#endif /* HALLMARK_C_HANDLE_H */
