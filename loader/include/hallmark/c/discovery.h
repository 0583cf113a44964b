/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Finding plugins along search directories, without running any. */

#ifndef HALLMARK_C_DISCOVERY_H
#define HALLMARK_C_DISCOVERY_H

#include <hallmark/c/interface.h>

HALLMARK_C_BEGIN

/** What a search found. It does not change; any thread may read it. */
typedef struct hallmark_listing hallmark_listing;

/** A file of a listing, or a folder that could not be read. Lives as long as
    the listing, as do all texts of it. */
typedef struct hallmark_found hallmark_found;

/**
 * Look at the files of folders, without running anything.
 *
 * Every file that looks like a plugin is listed; one that cannot be used, with
 * the reason. A file with several names is listed once, under the first. The
 * order is that of folders, then names. Plugins that are built in come last,
 * each with the file that it is linked into.
 *
 * @param directory  A folder; null for those of the options and what is built
 *                   in.
 * @param interface  List only plugins that implement it as expected; null for
 *                   everything. Static.
 * @return           To be freed with hallmark_listing_free(), or null.
 *
 * Errors: invalid_argument  the loader is null
 */
HALLMARK_API hallmark_listing*
hallmark_scan(hallmark_loader* loader,
              const char* directory,
              const hallmark_expected* interface,
              hallmark_error** error);

/** How many there are, and the one with that index, or null. */
HALLMARK_API size_t
hallmark_listing_count(const hallmark_listing* listing);
HALLMARK_API const hallmark_found*
hallmark_listing_found(const hallmark_listing* listing, size_t index);

/** Free a listing. Null is allowed. */
HALLMARK_API void
hallmark_listing_free(hallmark_listing* listing);

/** The file, absolute; path and version of the plugin, "" when it cannot be
    used. */
HALLMARK_API const char*
hallmark_found_file(const hallmark_found* found);
HALLMARK_API const char*
hallmark_found_path(const hallmark_found* found);
HALLMARK_API const char*
hallmark_found_version(const hallmark_found* found);

/** Why it cannot be used, to be freed with hallmark_error_free(); null when it
    can. */
HALLMARK_API hallmark_error*
hallmark_found_error(const hallmark_found* found);

/** Metadata and items, as of an open plugin; see hallmark_plugin_metadata(). */
HALLMARK_API const char*
hallmark_found_metadata(const hallmark_found* found, const char* key);
HALLMARK_API const char*
hallmark_found_metadata_key(const hallmark_found* found, size_t index);
HALLMARK_API size_t
hallmark_found_item_count(const hallmark_found* found);
HALLMARK_API const char*
hallmark_found_item(const hallmark_found* found, size_t item, const char* key);
HALLMARK_API const char*
hallmark_found_item_key(const hallmark_found* found, size_t item, size_t index);

/** The name of the interface with that index among those that it implements, or
    null past the last. Its version goes to `version`, unless that is null. */
HALLMARK_API const char*
hallmark_found_implements(const hallmark_found* found,
                          size_t index,
                          const char** version);

/**
 * Open what was found, as hallmark_open() does. Its file must still have the
 * path and version that were found.
 *
 * @param interface  What it must implement, or null. Static.
 *
 * Errors: those of hallmark_open(), and its own when it cannot be used
 */
HALLMARK_API hallmark_plugin*
hallmark_open_found(hallmark_loader* loader,
                    const hallmark_found* found,
                    const hallmark_expected* interface,
                    hallmark_error** error);

/**
 * Open the highest version of a plugin along the search directories; of equal
 * ones the first. What is built in comes after the directories.
 *
 * @param path       Plugin path, for example "audio.example/reverb".
 * @param range      Versions, for example "^1.2"; null or "" for any.
 * @param interface  What it must implement, or null. Static.
 *
 * Errors: not_found         with every folder and file that was tried, and why
 *                           it was not taken
 *         invalid_argument  a bad path or range
 *         and those of hallmark_open()
 */
HALLMARK_API hallmark_plugin*
hallmark_find(hallmark_loader* loader,
              const char* path,
              const char* range,
              const hallmark_expected* interface,
              hallmark_error** error);

HALLMARK_C_END

#endif /* HALLMARK_C_DISCOVERY_H */
