/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The plugin that FORMAT.md shows byte by byte. */

#include "dumped.h"

float
reverb_gain(int level)
{
  return (float)level / 2;
}
