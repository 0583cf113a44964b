// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A plugin that requires one which calls another.

#include <hallmark/plugin.h>

#include <cstdio>

/// Shows that code of the plugin was run.
__attribute__((constructor)) static void
tell()
{
  std::puts("chain runs");
}

extern "C" HALLMARK_EXPORT int
answer()
{
  return 10;
}
