// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Opens the plugins named on the command line and uses what they export: int
// gain(int), and the variable level.

#include <hallmark/loader.hpp>

#include <iostream>

namespace {

bool
use(hallmark::Loader& loader, const char* file)
{
  const auto plugin = loader.open(file);
  if (!plugin) {
    std::cerr << plugin.error().explain() << '\n';
    return false;
  }
  const auto gain = plugin->lookup<int(int)>("gain");
  const auto level = plugin->lookup<int>("level");
  if (!gain || !level) {
    std::cerr << (gain ? level.error() : gain.error()).explain() << '\n';
    return false;
  }
  std::cout << plugin->path() << ' ' << plugin->version() << ": gain(3) is "
            << (*gain)(3) << ", level is " << **level << '\n';
  return true;
}

}  // namespace

int
main(int count, char** words)
{
  hallmark::Loader loader;
  for (int i = 1; i < count; ++i) {
    if (!use(loader, words[i])) {
      return 1;
    }
  }
}
