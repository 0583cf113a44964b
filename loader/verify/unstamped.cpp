// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "verify/unstamped.hpp"

#include "verify/file_kind.hpp"

#include <set>
#include <string_view>
#include <utility>

#include <elf.h>

namespace hallmark::verify {
namespace {

/// Linkers' own marks, `_end` and its like, have no type.
bool
is_offered(const elf::Symbol& symbol)
{
  return symbol.is_export() &&
         (symbol.is_function() || symbol.type == STT_OBJECT);
}

ExportPlaces
find_offered(const elf::Symbols& symbols)
{
  ExportPlaces places;
  std::set<std::string_view> known;
  for (std::uint32_t i = 0; i < symbols.entries.size(); ++i) {
    const auto& symbol = symbols.entries[i];
    if (is_offered(symbol) && known.insert(symbol.name).second) {
      places.exports.push_back(i);
    }
  }
  return places;
}

}  // namespace

Result<Candidate>
read_unstamped(Source& source, const std::optional<Platform>& platform)
{
  auto parts = read_parts(source, platform);
  if (!parts) {
    return std::move(parts.error());
  }
  auto errors = check_parts(*parts);
  if (errors.empty() || errors.front().code != Code::not_stamped ||
      !find_other_kind(parts->image, parts->dynamic).empty()) {
    return errors.empty()
             ? base::make_error(Code::invalid_argument, "library has a stamp")
             : std::move(errors.front());
  }
  Candidate candidate;
  candidate.image = std::move(parts->image);
  candidate.dynamic = std::move(*parts->dynamic);
  candidate.symbols = std::move(parts->symbols);
  candidate.places = find_offered(candidate.symbols);
  return candidate;
}

}  // namespace hallmark::verify
