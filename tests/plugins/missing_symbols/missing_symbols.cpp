// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A plugin that calls functions which nobody defines.

#include "answer.h"
#include "probe.h"

TRACE_CONSTRUCTOR

extern "C" int
nobody_defines_this();
extern "C" int
nor_this();
extern "C" int
answer()
{
  return nobody_defines_this() + nor_this();
}
