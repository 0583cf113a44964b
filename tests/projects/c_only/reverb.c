/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */

#include "reverb.h"

int level = 7;

static const char*
start(void)
{
  const hallmark_context* self = hallmark_self();
  if (!self || !self->path) {
    return "opened without a context";
  }
  level = 8;
  return NULL;
}

HALLMARK_ON_OPEN(start)

int
gain(int steps)
{
  return steps * level;
}
