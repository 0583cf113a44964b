// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The plugin of wide.hpp.

#include "wide.hpp"

#include <cstdio>

/// Shows that code of the plugin was run.
__attribute__((constructor)) static void
tell()
{
  std::puts("the plugin runs");
}

long
audio::length(const std::wstring& text)
{
  return text[1] == L'o' ? static_cast<long>(text.size()) : -1;
}

double
audio::half(long double value)
{
  return static_cast<double>(value / 2);
}

audio::Block*
audio::make()
{
  return new Block{{1, 2}};
}
