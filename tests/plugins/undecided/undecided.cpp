// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A plugin with an indirect function for which no machine is good enough.

#include "answer.h"

extern "C" {
using Function = int (*)();

[[gnu::used, gnu::visibility("hidden")]] Function
choose()
{
  return nullptr;
}

int
answer() __attribute__((ifunc("choose")));
}
