// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The plugin that others require, whatever was changed in core.hpp.

#include "core.hpp"

#include <cstdio>

/// Shows that code of the plugin was run.
__attribute__((constructor)) static void
tell()
{
  std::puts("core runs");
}

namespace {

struct Sum : audio::Transform {
  float run(const audio::Bins& bins) override
  {
    float sum = 0;
    for (int i = 0; i < bins.count; ++i) {
      sum += bins.values[i];
    }
    return sum;
  }
};

}  // namespace

audio::Transform*
audio::make(Window)
{
  return new Sum();
}

void
audio::unmake(Transform* transform)
{
  delete transform;
}

const std::string&
audio::title()
{
  static const std::string text = "sum";
  return text;
}

int
audio::rank()
{
  return 1;
}
