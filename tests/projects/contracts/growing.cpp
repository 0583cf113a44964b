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

struct Own : grown::Effect {
  explicit Own(int given) : taps(given) {}

  int run(int sample) override { return sample * taps; }
  int rest() override { return 7; }

  int taps;
};

}  // namespace

grown::Effect*
grown::start(const Config* config)
{
  return new Own(config->taps);
}

const grown::Report*
grown::report()
{
  static const Report made{1, 2};
  return &made;
}

int
grown::convert(Value value, Mode mode)
{
  return value.whole[0] + (mode == Mode::wet ? 10 : 0);
}

int
grown::kind_of(State state)
{
  return state.kind;
}

double
grown::real_of(Number number)
{
  return number.real;
}

long
grown::tag_of(Tag tag)
{
  return tag.kind;
}
