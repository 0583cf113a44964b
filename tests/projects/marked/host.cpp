// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "params.hpp"

#include <hallmark/loader.hpp>

#include <iostream>

int
main(int, char** words)
{
  hallmark::Loader loader;
  const auto reverb = loader.open(words[1]).value();
  const auto plain = loader.open(words[2]).value();
  const auto gain =
    reverb.lookup<float(const audio::Params&)>("audio::gain").value();
  const auto presets = reverb.lookup<const int[2]>("audio::presets").value();
  const auto twice = plain.lookup<int(int)>("twice").value();
  std::cout << gain(audio::Params{2, 0.25F}) << ' ' << (*presets)[1] << ' '
            << twice(4) << '\n';

  const auto wrong = reverb.lookup<float(audio::Params&)>("audio::gain");
  std::cout << wrong.error().explain() << '\n';
}
