// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "commands/found.hpp"

#include "base/text.hpp"
#include "commands/anatomy.hpp"

#include <algorithm>
#include <filesystem>
#include <set>
#include <tuple>
#include <utility>

namespace hallmark::commands {
namespace {

namespace fs = std::filesystem;

using base::Error;
using base::Result;

/// `reverb.so`, `libreverb.so.1`: a name that promises a shared object.
bool
is_library_name(const std::string& name)
{
  return name.ends_with(".so") || name.find(".so.") != std::string::npos;
}

bool
is_elf(base::File& file)
{
  constexpr std::string_view magic = "\177ELF";
  const auto start = file.read(0, magic.size());
  return start && start->view() == magic;
}

/// Look at one regular file.
void
scan_file(const std::string& name, Listing& listing)
{
  auto file = base::File::open(name);
  if (!file) {
    if (is_library_name(name)) {
      listing.unusable.push_back(base::with_subject(file.error(), name));
    }
    return;
  }
  if (!is_elf(*file) && !is_library_name(name)) {
    return;
  }
  const auto anatomy = read_anatomy(*file);
  if (!anatomy) {
    listing.unusable.push_back(base::with_subject(anatomy.error(), name));
  } else if (anatomy->unstamped) {
    listing.unstamped.push_back(base::with_subject(*anatomy->unstamped, name));
  } else if (!anatomy->faults.empty()) {
    listing.unusable.push_back(
      base::with_subject(anatomy->faults.front(), name));
  } else if (anatomy->stamp) {
    listing.plugins.push_back(
      {name, file->id(), anatomy->stamp->identity, anatomy->metadata});
  }
}

bool
precedes(const Found& a, const Found& b)
{
  if (a.identity.path != b.identity.path) {
    return a.identity.path < b.identity.path;
  }
  const auto first = model::Version::parse(a.identity.version);
  const auto second = model::Version::parse(b.identity.version);
  if (first && second && first->compare(*second) != 0) {
    return first->compare(*second) < 0;
  }
  return std::tie(a.identity.version, a.file) <
         std::tie(b.identity.version, b.file);
}

void
sort_errors(std::vector<Error>& errors)
{
  std::sort(errors.begin(), errors.end(), [](auto& a, auto& b) {
    return a.subject < b.subject;
  });
}

}  // namespace

Result<void>
scan_folder(const std::string& folder, Listing& listing)
{
  std::error_code reason;
  fs::directory_iterator walk(folder, reason);
  for (; !reason && walk != fs::end(walk); walk.increment(reason)) {
    std::error_code ignored;
    if (walk->is_regular_file(ignored)) {
      scan_file(walk->path().string(), listing);
    }
  }
  if (reason) {
    const bool is_absent = reason == std::errc::no_such_file_or_directory;
    return base::with_subject(
      base::make_error(is_absent ? Code::not_found : Code::unreadable,
                       base::format_errno(reason.value())),
      folder);
  }
  return {};
}

void
sort_listing(Listing& listing)
{
  auto& plugins = listing.plugins;
  std::sort(plugins.begin(), plugins.end(), precedes);
  std::set<std::pair<std::uint64_t, std::uint64_t>> known;
  std::erase_if(plugins, [&](const Found& found) {
    return !known.emplace(found.id.device, found.id.inode).second;
  });
  sort_errors(listing.unusable);
  sort_errors(listing.unstamped);
}

std::vector<Duplicate>
find_duplicates(const Listing& listing)
{
  std::vector<Duplicate> duplicates;
  const auto& plugins = listing.plugins;
  for (auto one = plugins.begin(); one != plugins.end();) {
    const auto end = std::find_if(one, plugins.end(), [&](const Found& other) {
      return other.identity != one->identity;
    });
    if (end - one > 1) {
      Duplicate duplicate{one->identity, {}};
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
