/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* An ordinary library that was linked with a plugin. */

int
add(int a, int b);

int
keeper_adds(void)
{
  return add(20, 22);
}
