// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Another plugin that says it is the good one.

#include "answer.h"
#include "probe.h"

TRACE_CONSTRUCTOR

extern "C" int
answer()
{
  return 42;
}
