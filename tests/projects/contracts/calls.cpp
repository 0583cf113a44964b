// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The plugin of calls.hpp, whatever was changed in it.

#include "calls.hpp"

#include <cstdio>

/// Shows that code of the plugin was run.
__attribute__((constructor)) static void
tell()
{
  std::puts("the plugin runs");
}

audio::Voice*
audio::make_voice()
{
  static Chorus made;
  return &made;
}

audio::Chorus*
audio::make_chorus()
{
  static Chorus made;
  return &made;
}

int
audio::play(Listener& listener, const Hooks& hooks)
{
  return listener.hear(1) + listener.miss() + hooks.plain(2) + hooks.safe(3);
}

int
audio::steady(int sample) noexcept
{
  return sample;
}

int
audio::wild(int sample)
{
  return sample;
}

int
audio::listen(int (*callback)(int))
{
  return callback(4);
}
