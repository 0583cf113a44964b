/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Notices of new, changed and removed files. */

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
 * Begin to watch the search directories of a loader, or return the descriptor
 * that already does. Files that exist by then are not reported: scan after this
 * call.
 *
 * No thread is started: poll the descriptor for reading, and call
 * hallmark_changes() when it is readable. Nothing else may be done with it.
 * Directories need not exist yet: one that appears or is replaced is watched
 * from then on, and so is the new target of a link on the way to one.
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
 * The changes in the search directories since the last call.
 *
 * A file is reported once it was closed after writing, or moved or linked into
 * its place, and nothing has happened to it for 200 ms since: never while
 * someone is writing it. Everything that happened to it is reported once.
 *
 * The kernel says whether someone is writing a file, under whatever name
 * (fcntl(2), F_SETLEASE). It tells the file's owner and whoever has CAP_LEASE,
 * on filesystems that have leases. A file that is being written is looked at
 * again every 2 s. Without that answer, only writes through the watched
 * directory are known. A file that is written elsewhere is then ready when it
 * has not changed for 200 ms. Where the system lost count of events, or a
 * directory has just appeared, it is ready when it has not changed for 2 s, or
 * for 20 s while its content is incomplete (HALLMARK_MALFORMED).
 *
 * Files are verified as in hallmark_scan(). What cannot be used has its error,
 * and so has a directory that cannot be watched; if a limit of the system is
 * the reason, it is tried again every 2 s. Nothing is run. A link itself is
 * watched, not the file that it leads to.
 *
 * @return  To be freed with hallmark_listing_free(). Often empty, because the
 *          descriptor also becomes readable when a timer has to be set. Empty
 *          until hallmark_watch_fd() has been called. Null with an error.
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
