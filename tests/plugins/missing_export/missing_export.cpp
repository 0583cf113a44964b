// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Its code is sound; what is said of it is not.

#include "missing_export.h"

#include "probe.h"

TRACE_CONSTRUCTOR

extern "C" int
answer()
{
  return 42;
}
