/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A header that someone changed. */

#ifndef STRANGE_FILTER_H
#define STRANGE_FILTER_H

#include <hallmark/plugin.h>

HALLMARK_C_BEGIN

typedef struct filter_params {
  int steps;
  int more;
  float level;
} filter_params;

HALLMARK_EXPORT float
gain(const filter_params* params);
HALLMARK_EXPORT extern int uses;
HALLMARK_EXPORT int
tail(void);

HALLMARK_C_END

#endif
