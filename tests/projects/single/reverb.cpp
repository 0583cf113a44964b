// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "reverb.hpp"

int level = 7;

int
gain(int steps)
{
  return steps * level;
}
