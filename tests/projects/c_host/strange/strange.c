/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A filter that was built with another header than its host. */

#include "filter.h"

int uses = 0;

float
gain(const filter_params* params)
{
  return params->level;
}
