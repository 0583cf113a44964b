/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A library that the plugin needs, and that a test takes away. */

int
needed_too(void);

int
needed_too(void)
{
  return 42;
}
