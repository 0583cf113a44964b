// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "find/search.hpp"

#include "find/builtins.hpp"

#include <utility>

namespace hallmark::find {
namespace {

std::vector<std::unique_ptr<Found>>
find_builtins()
{
  std::vector<std::unique_ptr<Found>> found;
  auto all = list_builtins();
  for (const auto& one : all.sound) {
    auto owner =
      std::make_shared<const std::string>(format_record(one.plugin.candidate));
    if (auto record = parse_record(base::Bytes(std::string_view(*owner)))) {
      found.push_back(std::make_unique<Found>(
        find_holder(one.note), *record, std::move(owner), true));
    }
  }
  for (auto& one : all.broken) {
    found.push_back(
      std::make_unique<Found>(std::move(one.file), std::move(one.why), false));
  }
  return found;
}

}  // namespace

Listing
scan_everywhere(const table::Options& options)
{
  auto listing = scan_folders(options.directories, options.cache, read_clock());
  for (auto& builtin : find_builtins()) {
    listing.found.push_back(std::move(builtin));
  }
  return listing;
}

const Listing&
Search::listing()
{
  if (!listing_) {
    listing_ = scan_everywhere(options_);
  }
  return *listing_;
}

}  // namespace hallmark::find
