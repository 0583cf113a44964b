// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "commands/found.hpp"

#include "base/text.hpp"
#include "commands/anatomy.hpp"

#include <algorithm>
#include <filesystem>
#include <tuple>

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

bool
is_same_file(const Found& a, const Found& b)
{
  return a.id.device == b.id.device && a.id.inode == b.id.inode;
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
  // Names of one file have one path and version, so they stand together,
  // though not side by side when another file has these too.
  auto kept = plugins.begin();
  for (auto one = plugins.begin(); one != plugins.end(); ++one) {
    const bool is_known =
      std::any_of(plugins.begin(), kept, [&](const Found& before) {
        return is_same_file(before, *one);
      });
    if (!is_known && kept != one) {
      *kept = std::move(*one);
    }
    kept += is_known ? 0 : 1;
  }
  plugins.erase(kept, plugins.end());
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
