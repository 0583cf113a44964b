// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "effect.hpp"

int level = 3;

int
gain(int steps)
{
  return steps * level;
}
