// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A plugin that needs two libraries.

#include "answer.h"
#include "probe.h"

TRACE_CONSTRUCTOR

extern "C" int
needed_function();
extern "C" int
needed_too();
extern "C" int
answer()
{
  return needed_function() + needed_too();
}
