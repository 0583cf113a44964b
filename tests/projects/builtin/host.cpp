// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Opens the plugins that are linked into it.

#include "effect.interface.hpp"
#include "newer.interface.hpp"

#include <hallmark/loader.hpp>

#include <iostream>

namespace {

void
say(const hallmark::Error& error)
{
  std::cout << error.explain() << '\n';
}

}  // namespace

int
main()
{
  hallmark::Loader loader;
  for (const auto* path : {"audio.example/reverb", "audio.example/delay"}) {
    const auto effect =
      loader.builtin<hallmark::interfaces::effect>(path).value();
    const auto gain = effect.plugin().lookup<int(int)>("audio::gain").value();
    std::cout << path << ' ' << effect.version() << ": " << effect->gain(3)
              << ", " << gain(4) << '\n';
  }
  const auto* path = "audio.example/reverb";
  say(loader.builtin<hallmark::interfaces::newer>(path).error());
  say(loader.builtin(path, "^2").error());
}
