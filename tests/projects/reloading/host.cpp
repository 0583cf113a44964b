// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Calls a plugin, puts another build in its place, reloads, and calls that:
//
//   host PLUGIN NEXT

#include <hallmark/loader.hpp>

#include <filesystem>
#include <iostream>

namespace {

void
use(const hallmark::Plugin& plugin)
{
  std::cout << (*plugin.lookup<int(int)>("gain"))(3) << '\n';
}

}  // namespace

int
main(int, char** words)
{
  hallmark::Loader loader;
  auto plugin = loader.open(words[1]).value();
  use(plugin);
  std::filesystem::rename(words[2], words[1]);
  plugin = loader.reload(plugin).value();
  std::cout << "unmapped " << loader.collect() << '\n';
  use(plugin);
}
