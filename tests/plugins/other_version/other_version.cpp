// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The good plugin in another version.

#include "answer.h"
#include "probe.h"

TRACE_CONSTRUCTOR

extern "C" int
answer()
{
  return 42;
}
