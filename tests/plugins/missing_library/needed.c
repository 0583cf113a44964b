/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A library that the plugin needs, and that a test takes away. */

int
needed_function(void);

int
needed_function(void)
{
  return 42;
}
