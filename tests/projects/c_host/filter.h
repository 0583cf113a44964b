/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What every filter provides to its host. */

#ifndef FILTER_H
#define FILTER_H

#include <hallmark/plugin.h>

HALLMARK_C_BEGIN

typedef struct filter_params {
  int steps;
  float level;
} filter_params;

HALLMARK_EXPORT float
gain(const filter_params* params);
HALLMARK_EXPORT extern int uses;
HALLMARK_EXPORT int
tail(void);

HALLMARK_C_END

#endif
