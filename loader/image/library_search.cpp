// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "image/library_search.hpp"

#include "base/file.hpp"
#include "base/text.hpp"
#include "image/library.hpp"

#include <unistd.h>

namespace hallmark::image {
namespace {

bool
exists(const std::string& file)
{
  return ::access(file.c_str(), R_OK) == 0;
}

/// `$ORIGIN` and `${ORIGIN}` in a search path, ld.so(8).
std::string
expand_origin(std::string folder, const std::string& directory)
{
  for (const std::string_view token : {"${ORIGIN}", "$ORIGIN"}) {
    const auto place = folder.find(token);
    if (place != std::string::npos) {
      folder.replace(place, token.size(), directory);
    }
  }
  return folder;
}

}  // namespace

LibrarySearch::LibrarySearch() : folders_(list_search_folders())
{
  if (auto cache = base::read_text("/etc/ld.so.cache")) {
    cache_ = *std::move(cache);
  }
}

std::optional<std::string>
LibrarySearch::find(std::string_view name,
                    std::string_view folders,
                    const std::string& directory) const
{
  if (name.find('/') != std::string_view::npos) {
    const auto file = expand_origin(std::string(name), directory);
    return exists(file) ? std::optional(file) : std::nullopt;
  }
  for (const auto folder : base::split(folders, ':')) {
    auto file = expand_origin(std::string(folder), directory) + "/";
    file += name;
    if (!folder.empty() && exists(file)) {
      return file;
    }
  }
  if (auto mapped = find_mapped_file(std::string(name))) {
    return mapped;
  }
  for (const auto& folder : folders_) {
    auto file = folder + "/" + std::string(name);
    if (exists(file)) {
      return file;
    }
  }
  return find_cached(name);
}

/// The cache ends with its strings, each with a NUL: name, then file. Looking
/// for a file that ends in `/NAME` needs nothing else of its format.
std::optional<std::string>
LibrarySearch::find_cached(std::string_view name) const
{
  const auto wanted = "/" + std::string(name) + '\0';
  for (auto place = cache_.find(wanted); place != std::string::npos;
       place = cache_.find(wanted, place + 1)) {
    const auto before = cache_.rfind('\0', place);
    const auto start = before == std::string::npos ? 0 : before + 1;
    auto file = cache_.substr(start, place + wanted.size() - 1 - start);
    if (exists(file)) {
      return file;
    }
  }
  return std::nullopt;
}

}  // namespace hallmark::image
