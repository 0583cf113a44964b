// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// One of two plugins that have functions of the same names.

#include "twins.h"

extern "C" {
int
shared_name()
{
  return 1;
}

int
answer()
{
  return shared_name();
}
}
