// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Prints what a loader finds in a folder:
//
//   search FOLDER

#include "filter.interface.hpp"

#include <hallmark/loader.hpp>

#include <iostream>

namespace {

using hallmark::interfaces::filter;

void
print(const std::vector<hallmark::Found>& all)
{
  for (const auto& found : all) {
    const auto file = found.file();
    std::cout << "  " << file.substr(file.rfind('/') + 1) << ": ";
    if (found.error()) {
      std::cout << found.error()->message() << '\n';
      continue;
    }
    std::cout << found.path() << ' ' << found.version();
    for (const auto& [name, version] : found.implements()) {
      std::cout << " implements " << name << ' ' << version;
    }
    std::cout << '\n';
  }
}

/// What a search of an interface skips, and why.
void
print_skipped(const hallmark::Event& event)
{
  if (event.kind == hallmark::Event::Kind::skipped) {
    std::cout << "  skipped " << event.file.substr(event.file.rfind('/') + 1)
              << ": " << event.reason << '\n';
  }
}

void
print_best(hallmark::Loader& loader, const char* path, const char* range)
{
  const auto bound = loader.find<filter>(path, range);
  if (!bound) {
    std::cout << bound.error().explain() << '\n';
    return;
  }
  const auto made = (*bound)->create({}, "best");
  std::cout << range << ": " << (*bound)->filter_name() << ' '
            << bound->version() << " gives " << made->process(3) << '\n';
}

}  // namespace

int
main(int, char** words)
{
  hallmark::Loader loader({.directories = {words[1]}});
  std::cout << "everything\n";
  print(loader.scan());
  std::cout << "filters\n";
  hallmark::Loader told({.directories = {words[1]}, .log = print_skipped});
  print(told.scan<filter>());
  std::cout << "best\n";
  print_best(loader, "audio.example/echo", "^1");
  print_best(loader, "audio.example/echo", "<1.10");
  print_best(loader, "audio.example/echo", "*");
  print_best(loader, "audio.example/echo", "=1.11.0");
}
