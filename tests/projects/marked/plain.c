/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */

#include <hallmark/plugin.h>

HALLMARK_EXPORT int
twice(int x)
{
  return 2 * x;
}
