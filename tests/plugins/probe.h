/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What plugins of the tests and the tests themselves tell each other. */

#ifndef HALLMARK_TESTS_PROBE_H
#define HALLMARK_TESTS_PROBE_H

#include <stddef.h>
#include <stdlib.h>

/** What a test gives as Options::host. */
struct probe {
  int opened;          /**< open hooks that ran */
  int closed;          /**< close hooks that ran */
  const char* refusal; /**< what the open hook gives */
  const char* thrown;  /**< what the open hook throws, when not null */
  void (*during_open)(void* data); /**< called by the open hook */
  void* data;

  int saved;                   /**< calls of the save hook */
  int restored;                /**< calls of the restore hook */
  unsigned version;            /**< that the restore hook was given */
  const char* restore_refusal; /**< what the restore hook gives */
  size_t grows_by; /**< bytes that the save hook wants beyond what it has */
  void (*during_close)(void* data); /**< called by the close hook */
};

#if defined(__cplusplus)
/** Leaves a trace in the environment when any code of a plugin runs. */
#  define TRACE_CONSTRUCTOR                                                    \
    namespace {                                                                \
    struct trace {                                                             \
      trace() { setenv("HALLMARK_TEST_TRACE", __FILE__, 1); }                  \
    } trace_now;                                                               \
    }
#endif

#endif /* HALLMARK_TESTS_PROBE_H */
