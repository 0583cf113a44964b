// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A plugin that calls another one.

#include "core.interface.hpp"

#include <hallmark/plugin.hpp>

#include <cstdio>

/// Shows that code of the plugin was run.
__attribute__((constructor)) static void
tell()
{
  std::puts("reverb runs");
}

extern "C" HALLMARK_EXPORT int
answer()
{
  auto core =
    hallmark::required<hallmark::interfaces::core>("tests.example/core")
      .value();
  float values[] = {1, 2, 4};
  auto* transform = core.make(audio::Window::round);
  const auto sum = transform->run({3, values});
  core.unmake(transform);
  return static_cast<int>(sum) + static_cast<int>(core.title().size());
}
