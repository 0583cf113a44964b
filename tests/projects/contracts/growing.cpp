// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The plugin of growing.hpp, whatever was changed in it.

#include "growing.hpp"

#include <cstdio>

/// Shows that code of the plugin was run.
__attribute__((constructor)) static void
tell()
{
  std::puts("the plugin runs");
}

namespace {

struct Own : audio::Effect {
  explicit Own(int given) : taps(given) {}

  int run(int sample) override { return sample * taps; }
  int rest() override { return 7; }

  int taps;
};

}  // namespace

audio::Effect*
audio::start(const Config* config)
{
  return new Own(config->taps);
}

const audio::Report*
audio::report()
{
  static const Report made{1, 2};
  return &made;
}

int
audio::convert(Value value, Mode mode)
{
  return value.whole[0] + (mode == Mode::wet ? 10 : 0);
}

int
audio::kind_of(State state)
{
  return state.kind;
}
