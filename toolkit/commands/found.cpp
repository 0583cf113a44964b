// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "commands/found.hpp"

#include "base/text.hpp"
#include "find/scan.hpp"

#include <algorithm>
#include <cstdlib>
#include <tuple>
#include <utility>

namespace hallmark::commands {
namespace {

constexpr const char* variable = "HALLMARK_PLUGIN_DIRS";

/// The folders of the variable; empty parts are none.
std::vector<std::string>
read_variable()
{
  const auto* value = std::getenv(variable);
  std::vector<std::string> folders;
  for (const auto part : base::split(value ? value : "", ':')) {
    if (!part.empty()) {
      folders.emplace_back(part);
    }
  }
  return folders;
}

bool
precedes(const Found& a, const Found& b)
{
  const auto& left = a.stamp.identity;
  const auto& right = b.stamp.identity;
  if (left.path != right.path) {
    return left.path < right.path;
  }
  const auto first = model::Version::parse(left.version);
  const auto second = model::Version::parse(right.version);
  if (first && second && first->compare(*second) != 0) {
    return first->compare(*second) < 0;
  }
  return std::tie(left.version, a.file) < std::tie(right.version, b.file);
}

void
sort_errors(std::vector<base::Error>& errors)
{
  std::sort(errors.begin(), errors.end(), [](auto& a, auto& b) {
    return a.subject < b.subject;
  });
}

/// Where what cannot be used belongs.
std::vector<base::Error>&
choose_list(Listing& listing, const find::Found& found, Code code)
{
  return found.is_folder()           ? listing.unread
         : code == Code::not_stamped ? listing.unstamped
                                     : listing.unusable;
}

void
add_found(Listing& listing, const find::Found& found)
{
  if (auto error = found.error()) {
    choose_list(listing, found, error->code).push_back(*std::move(error));
    return;
  }
  // The loader's scan has parsed it, and would have told what is wrong.
  auto metadata = model::parse_metadata(found.metadata());
  listing.plugins.push_back(
    {found.file(),
     found.stamp(),
     metadata ? *std::move(metadata) : model::Metadata()});
}

}  // namespace

base::Result<Listing>
list_folders(const std::vector<std::string>& named)
{
  const auto folders = named.empty() ? read_variable() : named;
  if (folders.empty()) {
    return base::make_error(Code::invalid_argument,
                            "no folder given",
                            std::string("name one, or set ") + variable);
  }
  Listing listing;
  for (const auto& found : find::scan_folders(folders).found) {
    add_found(listing, *found);
  }
  if (named.empty()) {
    std::erase_if(listing.unread, [](const base::Error& error) {
      return error.code == Code::not_found;
    });
  }
  std::sort(listing.plugins.begin(), listing.plugins.end(), precedes);
  sort_errors(listing.unusable);
  sort_errors(listing.unstamped);
  return listing;
}

int
report_unread(const Console& console, const Listing& listing)
{
  int status = status_done;
  for (const auto& error : listing.unread) {
    status = report(console, error);
  }
  return status;
}

void
warn_unusable(const Console& console, const Listing& listing)
{
  for (const auto& error : listing.unusable) {
    print_warning(console, error);
  }
}

std::vector<Duplicate>
find_duplicates(const Listing& listing)
{
  std::vector<Duplicate> duplicates;
  const auto& plugins = listing.plugins;
  for (auto one = plugins.begin(); one != plugins.end();) {
    const auto end = std::find_if(one, plugins.end(), [&](const Found& other) {
      return other.stamp.identity != one->stamp.identity;
    });
    if (end - one > 1) {
      Duplicate duplicate{one->stamp.identity, {}};
      for (auto same = one; same != end; ++same) {
        duplicate.files.push_back(same->file);
      }
      duplicates.push_back(std::move(duplicate));
    }
    one = end;
  }
  return duplicates;
}

}  // namespace hallmark::commands
