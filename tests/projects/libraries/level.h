/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What a plugin provides that any language could. */

#ifndef LEVEL_H
#define LEVEL_H

#include <hallmark/plugin.h>

HALLMARK_C_BEGIN

typedef struct level_range {
  int low;
  int high;
} level_range;

HALLMARK_EXPORT int
level_at(const level_range* range, int percent);

HALLMARK_C_END

#endif
