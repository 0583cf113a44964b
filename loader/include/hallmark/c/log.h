/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What a loader reports about its work, for the program's log. */

#ifndef HALLMARK_C_LOG_H
#define HALLMARK_C_LOG_H

#include <hallmark/c/error.h>

HALLMARK_C_BEGIN

/** What happened to a file. */
typedef enum hallmark_event_kind {
  HALLMARK_EVENT_FOUND = 1,   /**< a search took it for a plugin */
  HALLMARK_EVENT_SKIPPED = 2, /**< a search skipped it, and why */
  HALLMARK_EVENT_OPENED = 3,  /**< it is mapped, its open hook has run */
  HALLMARK_EVENT_REFUSED = 4, /**< it was not opened, and why */
  HALLMARK_EVENT_CLOSED = 5   /**< its close hook has run; unmapped or not */
} hallmark_event_kind;

/** One event. The struct grows at its end; it lives only during the call. */
typedef struct hallmark_event {
  size_t size; /**< of this struct, as the library knows it */
  hallmark_event_kind kind;
  hallmark_code code;  /**< of the error; HALLMARK_OK where there is none */
  const char* file;    /**< the file, or the folder that was skipped */
  const char* path;    /**< plugin path, or "" when it is not known */
  const char* version; /**< version, or "" when it is not known */
  /** Why: the error without its file, with a line for each difference;
      "unmapped", "still mapped: …"; "" when all is as usual. */
  const char* reason;
} hallmark_event;

/**
 * A function that receives each event once.
 *
 * The thread that does the work calls it, with no lock held; it may call the
 * loader. Several threads may call it at once. What it throws is dropped.
 */
typedef void (*hallmark_log)(void* data, const hallmark_event* event);

HALLMARK_C_END

#endif /* HALLMARK_C_LOG_H */
