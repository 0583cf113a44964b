// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Opens one plugin by each of two interfaces, and calls it.

#include "level.interface.hpp"
#include "title.interface.hpp"

#include <hallmark/loader.hpp>

#include <iostream>
#include <string_view>

namespace {

namespace interfaces = hallmark::interfaces;

int
refuse(const hallmark::Error& error)
{
  std::cerr << error.explain() << '\n';
  return 1;
}

/// By the interface, and by a lookup that names the type.
int
use_level(hallmark::Loader& loader, const char* file)
{
  const auto level = loader.open<interfaces::level>(file);
  if (!level) {
    return refuse(level.error());
  }
  const level_range range = {-20, 20};
  std::cout << "level: " << (*level)->level_at(&range, 75) << '\n';

  const auto found =
    level->plugin().lookup<int(const level_range*, int)>("level_at");
  if (!found) {
    return refuse(found.error());
  }
  std::cout << "looked up: " << (*found)(&range, 100) << '\n';
  return 0;
}

int
use_title(hallmark::Loader& loader, const char* file)
{
  const auto title = loader.open<interfaces::title>(file);
  if (!title) {
    return refuse(title.error());
  }
  std::cout << "title: " << (*title)->title("reverb") << '\n';
  return 0;
}

}  // namespace

int
main(int, char** words)
{
  hallmark::Loader loader;
  return words[1] == std::string_view("level") ? use_level(loader, words[2])
                                               : use_title(loader, words[2]);
}
