// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Opens a plugin, and what it requires from a folder: `host DIR FILE...`. All
// files but the last are opened and kept.

#include <hallmark/loader.hpp>

#include <iostream>

int
main(int count, char** words)
{
  hallmark::Loader loader({.directories = {words[1]}});
  std::vector<hallmark::Plugin> kept;
  for (int i = 2; i < count; ++i) {
    auto plugin = loader.open(words[i]);
    if (!plugin) {
      std::cerr << plugin.error().explain() << '\n';
      return 1;
    }
    kept.push_back(*std::move(plugin));
  }
  std::cout << kept.back().lookup<int()>("answer").value()() << '\n';
}
