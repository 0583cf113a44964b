// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A plugin that the system never unmaps.

#include "answer.h"
#include "probe.h"

TRACE_CONSTRUCTOR

extern "C" int
answer()
{
  return 42;
}
