// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The plugin of plain.hpp, whatever was changed in it.

#include "plain.hpp"

#include <cstdio>

/// Shows that code of the plugin was run.
__attribute__((constructor)) static void
tell()
{
  std::puts("the plugin runs");
}

int audio::presets = 7;

int
audio::apply(const Params& params, Mode mode)
{
  return static_cast<int>(params.gain) + params.inner->leaf->depth +
         (mode == Mode::fine ? 100 : 0);
}

int
audio::sum(Pair pair)
{
  return pair.a + pair.b;
}

const char*
audio::name(const char* prefix)
{
  return prefix;
}

audio::Speed
audio::speed()
{
  return quick;
}
