// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "image/needs.hpp"

#include "base/file.hpp"
#include "elf/symbols.hpp"
#include "image/resolve.hpp"

namespace hallmark::image {
namespace {

std::string
find_directory(const std::string& file)
{
  return file.substr(0, file.rfind('/'));
}

}  // namespace

Needs::Needer
Needs::make_needer(const std::string& file, const elf::Dynamic& dynamic)
{
  const auto folders =
    dynamic.runpath.empty() ? dynamic.rpath : dynamic.runpath;
  return {
    file, {dynamic.needed.begin(), dynamic.needed.end()}, std::string(folders)};
}

void
Needs::follow(const std::string& file, const elf::Dynamic& dynamic)
{
  waiting_.push_back(make_needer(file, dynamic));
  while (!waiting_.empty()) {
    const auto needer = std::move(waiting_.front());
    waiting_.pop_front();
    for (const auto& name : needer.needed) {
      visit(needer, name);
    }
  }
}

bool
Needs::defines(const std::string& symbol) const
{
  return defined_.contains(symbol);
}

void
Needs::visit(const Needer& needer, const std::string& name)
{
  if (!seen_.insert(name).second) {
    return;
  }
  const auto file =
    search_.find(name, needer.folders, find_directory(needer.file));
  if (file) {
    read(*file);
    return;
  }
  missing_.push_back({name, find_last_part(needer.file)});
}

/// What cannot be read defines nothing that is known.
void
Needs::read(const std::string& name)
{
  auto file = base::File::open(name);
  if (!file) {
    return;
  }
  const auto image = elf::read_image(*file);
  if (!image) {
    return;
  }
  const auto dynamic = elf::read_dynamic(*file, *image);
  if (!dynamic || !*dynamic) {
    return;
  }
  if (const auto symbols = elf::read_symbols(*file, *image, **dynamic)) {
    for (const auto& symbol : symbols->entries) {
      if (symbol.is_export()) {
        defined_.emplace(symbol.name);
      }
    }
  }
  waiting_.push_back(make_needer(name, **dynamic));
}

}  // namespace hallmark::image
