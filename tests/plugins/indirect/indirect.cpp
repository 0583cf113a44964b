// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A plugin with an indirect function: its address is chosen when it is mapped.

#include "answer.h"

namespace {

int
chosen()
{
  return 42;
}

}  // namespace

extern "C" {
using Function = int (*)();

// The name stands in the attribute below, which no compiler sees as a use; a
// static function has no such name for clang.
[[gnu::used, gnu::visibility("hidden")]] Function
choose()
{
  return chosen;
}

int
answer() __attribute__((ifunc("choose")));
}
