// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "verify/exports.hpp"

#include "base/text.hpp"
#include "model/names.hpp"

#include <algorithm>

namespace hallmark::verify {
namespace {

/// Nearest names are looked for among so many symbols, for so many exports:
/// the work is their product, and both numbers come from the file.
constexpr std::size_t most_candidates = 2000;
constexpr std::size_t most_explained = 10;

model::NameIndex
index_exports(const elf::Symbols& symbols)
{
  const auto& entries = symbols.entries;
  model::NameIndex index(entries.size());
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (entries[i].is_export()) {
      index.insert(entries[i].name, static_cast<std::uint32_t>(i));
    }
  }
  return index;
}

std::vector<std::uint32_t>
find_places(const std::vector<std::string>& names,
            const model::NameIndex& index)
{
  std::vector<std::uint32_t> places;
  places.reserve(names.size());
  for (const auto& name : names) {
    places.push_back(index.find(name).value_or(ExportPlaces::absent));
  }
  return places;
}

/// Names that a missing export may have been meant to be: not Hallmark's own.
std::vector<std::string>
find_candidates(const elf::Symbols& symbols)
{
  std::vector<std::string> names;
  for (const auto& symbol : symbols.entries) {
    if (names.size() == most_candidates) {
      break;
    }
    if (symbol.is_export() && !symbol.name.starts_with("hallmark")) {
      names.emplace_back(symbol.name);
    }
  }
  return names;
}

/// `nearest: 'create_fliter', 'create'`, or nothing.
std::string
format_nearest(const std::string& name,
               const std::vector<std::string>& candidates)
{
  std::vector<std::string> nearest;
  for (const auto candidate : base::find_nearest(name, candidates)) {
    nearest.push_back(base::quote(candidate));
  }
  return nearest.empty() ? "" : "nearest: " + base::join(nearest, ", ");
}

std::string
format_missing(const std::string& name)
{
  return "export " + base::quote(name) + " is not defined";
}

/// One export missing: it is the message.
base::Error
make_missing_error(const std::string& name,
                   const std::vector<std::string>& candidates)
{
  auto error = base::make_error(Code::missing_export, format_missing(name));
  if (auto nearest = format_nearest(name, candidates); !nearest.empty()) {
    error.details.push_back(std::move(nearest));
  }
  return error;
}

/// Several missing: each is a line below the message.
base::Error
make_missing_error(const std::vector<std::string>& names,
                   const std::vector<std::string>& candidates)
{
  auto error = base::make_error(Code::missing_export,
                                std::to_string(names.size()) +
                                  " declared exports are not defined");
  for (std::size_t i = 0; i < names.size(); ++i) {
    auto line = format_missing(names[i]);
    const auto nearest =
      i < most_explained ? format_nearest(names[i], candidates) : "";
    error.details.push_back(nearest.empty() ? line : line + "; " + nearest);
  }
  return error;
}

}  // namespace

ExportPlaces
find_exports(const model::Stamp& stamp, const elf::Symbols& symbols)
{
  const auto index = index_exports(symbols);
  return {find_places(stamp.exports, index),
          find_places(stamp.optional, index)};
}

std::optional<base::Error>
check_exports(const model::Stamp& stamp,
              const elf::Symbols& symbols,
              const ExportPlaces& places)
{
  std::vector<std::string> missing;
  for (std::size_t i = 0; i < places.exports.size(); ++i) {
    if (places.exports[i] == ExportPlaces::absent) {
      missing.push_back(stamp.exports[i]);
    }
  }
  if (missing.empty()) {
    return std::nullopt;
  }
  const auto candidates = find_candidates(symbols);
  return missing.size() == 1 ? make_missing_error(missing[0], candidates)
                             : make_missing_error(missing, candidates);
}

}  // namespace hallmark::verify
