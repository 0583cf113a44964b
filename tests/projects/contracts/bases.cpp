// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The plugin of bases.hpp, whatever was changed in it.

#include "bases.hpp"

#include <cstdio>

/// Shows that code of the plugin was run.
__attribute__((constructor)) static void
tell()
{
  std::puts("the plugin runs");
}

long
audio::left_of(Both& both)
{
  return both.left;
}

int
audio::shade_of(const Painted& painted, Number number)
{
  return painted.shade + number.whole;
}

int
audio::tag_of(const Tagged& tagged)
{
  return tagged.tag;
}
