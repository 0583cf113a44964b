// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A function that host and plugins each have for themselves.

int
count_own_calls()
{
  static int calls = 0;
  return ++calls;
}
