// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A plugin that implements no interface.

#include <hallmark/plugin.h>

HALLMARK_EXPORT int
answer()
{
  return 42;
}
