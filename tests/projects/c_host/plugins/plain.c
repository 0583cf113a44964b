/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A library that nobody stamped. */

int
plain(void);

int
plain(void)
{
  return 1;
}
