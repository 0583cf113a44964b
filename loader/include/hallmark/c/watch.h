/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Knows how a program is told of new, changed and removed files. */

#ifndef HALLMARK_C_WATCH_H
#define HALLMARK_C_WATCH_H

#include <hallmark/c/discovery.h>

HALLMARK_C_BEGIN

/** What became of a file. */
typedef enum hallmark_change {
  HALLMARK_CHANGE_NONE = 0,    /**< a search found it */
  HALLMARK_CHANGE_ADDED = 1,   /**< it was not there before */
  HALLMARK_CHANGE_CHANGED = 2, /**< it was written, replaced or touched */
  HALLMARK_CHANGE_REMOVED = 3  /**< it is gone, or no plugin's file any more */
} hallmark_change;

/**
 * Begin to watch the search directories of a loader, or give what watches them
 * already. Files that are there by then are known: scan after this call.
 *
 * No thread is started: poll the descriptor for reading, and call
 * hallmark_changes() when it is readable. Nothing else may be done with it.
 * Directories need not exist: one that appears, or is replaced, is watched
 * then; so is the new target of a link on the way to one.
 *
 * @return  A descriptor (close-on-exec) that lives as long as the loader; -1
 *          with an error. After a child was forked only one process may use it.
 *
 * Errors: unreadable        the system's limits of files or watches, with which
 *                           of them to raise
 *         invalid_argument  the loader is null
 *         unsupported       this build of the library opens no plugins
 */
HALLMARK_API int
hallmark_watch_fd(hallmark_loader* loader, hallmark_error** error);

/**
 * What became of the files of the search directories since the last call.
 *
 * A file is told of when it was closed after writing, or moved or linked into
 * its place, and nothing happened to it for 200 ms after: never while someone
 * writes it. What happened to it meanwhile is told once, as a whole.
 *
 * Who writes a file is asked of the kernel (fcntl(2), F_SETLEASE), by whatever
 * name it is written. It tells the owner of the file and who has CAP_LEASE, on
 * filesystems that have leases; a file that someone writes is looked at again
 * every 2 s. To others it tells what is written through the directory that is
 * watched. Then a file that is written elsewhere is ready when it did not
 * change for 200 ms; and where the system lost count of events, or a directory
 * has just appeared, when it did not for 2 s, or for 20 s while it is no whole
 * file by its own account (HALLMARK_MALFORMED).
 *
 * Files are verified as in hallmark_scan(): what cannot be used has its error,
 * and so has a directory that cannot be watched; where the system's limits are
 * the reason it is tried again every 2 s. Nothing is run. Of a link the link is
 * watched, and not the file that it leads to.
 *
 * @return  To be freed with hallmark_listing_free(), often empty: the
 *          descriptor is readable too when a time is to be set. Empty while
 *          hallmark_watch_fd() was not called. Null with an error.
 *
 * Errors: invalid_argument  the loader is null
 */
HALLMARK_API hallmark_listing*
hallmark_changes(hallmark_loader* loader, hallmark_error** error);

/** What became of a file of hallmark_changes(). What was removed has an error:
    not_found. */
HALLMARK_API hallmark_change
hallmark_found_change(const hallmark_found* found);

HALLMARK_C_END

#endif /* HALLMARK_C_WATCH_H */
