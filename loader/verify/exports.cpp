// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "verify/exports.hpp"

#include "base/text.hpp"

#include <algorithm>

#include <elf.h>

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

Presence
Offered::find(const model::ExportName& wanted)
{
  auto index = next_;
  if (index >= count() || name_of(index) != wanted.name) {
    const auto found = find_index(wanted);
    if (!found) {
      return Presence::undeclared;
    }
    index = *found;
  }
  next_ = index + 1;
  return is_defined(index) ? Presence::defined : Presence::undefined;
}

std::optional<std::uint32_t>
Offered::find_index(const model::ExportName& wanted)
{
  index_all();
  if (const auto named = by_name_->find(wanted.name)) {
    return named;
  }
  const auto index = by_linkage_->find(wanted.linkage);
  return index && model::is_same_export({name_of(*index), linkage_of(*index)},
                                        wanted)
           ? index
           : std::nullopt;
}

std::vector<std::string_view>
Offered::list_undefined() const
{
  std::vector<std::string_view> names;
  for (std::size_t index = 0; index < count(); ++index) {
    if (!is_defined(index)) {
      names.push_back(linkage_of(index));
    }
  }
  return names;
}

std::size_t
Offered::count() const
{
  return stamp_.exports.size() + stamp_.optional.size();
}

const std::string&
Offered::linkage_of(std::size_t index) const
{
  const auto first = stamp_.exports.size();
  return index < first ? stamp_.exports[index] : stamp_.optional[index - first];
}

std::string_view
Offered::name_of(std::size_t index) const
{
  return model::find_source_name(stamp_, linkage_of(index));
}

bool
Offered::is_defined(std::size_t index) const
{
  const auto first = stamp_.exports.size();
  const auto place =
    index < first ? places_.exports[index] : places_.optional[index - first];
  return place != ExportPlaces::absent &&
         (!symbols_ || symbols_->entries[place].type != STT_TLS);
}

void
Offered::index_all()
{
  if (by_name_) {
    return;
  }
  by_name_.emplace(count());
  by_linkage_.emplace(count());
  for (std::size_t index = 0; index < count(); ++index) {
    by_name_->insert(name_of(index), static_cast<std::uint32_t>(index));
    by_linkage_->insert(linkage_of(index), static_cast<std::uint32_t>(index));
  }
}

}  // namespace hallmark::verify
