// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A generation without hooks, which implements nothing any more.

#include "answer.h"

extern "C" int
answer()
{
  return 4;
}
