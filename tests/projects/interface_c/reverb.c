/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */

#include "filter.h"

float
gain(const filter_params* params)
{
  return params->level;
}
