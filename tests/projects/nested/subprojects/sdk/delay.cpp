// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "delay.hpp"

int level = 2;

int
gain(int steps)
{
  return steps * level;
}
