// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// An ordinary library.

#include "probe.h"

#include <hallmark/plugin.h>

TRACE_CONSTRUCTOR

extern "C" HALLMARK_EXPORT int
answer();

extern "C" int
answer()
{
  return 42;
}
