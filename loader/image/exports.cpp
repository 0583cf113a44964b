// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "image/exports.hpp"

#include "image/indirect.hpp"
#include "verify/unstamped.hpp"

#include <bit>
#include <functional>

#include <elf.h>

namespace hallmark::image {
namespace {

/// Of whole words, where FNV multiplies once for each letter: half of the time
/// of a lookup was that. The names are the plugin's own, so nobody gains by
/// making them collide.
std::size_t
hash_name(std::string_view name)
{
  return std::hash<std::string_view>{}(name);
}

/// The name as it stands in the mapped string table.
const char*
find_mapped_name(const Library& library,
                 const elf::Symbols& symbols,
                 std::string_view name)
{
  const auto offset = static_cast<std::uintptr_t>(
    reinterpret_cast<const std::byte*>(name.data()) - symbols.strings.data());
  return reinterpret_cast<const char*>(library.base + symbols.strings_address +
                                       offset);
}

/// An ordinary library may have several versions of one symbol; which of them
/// its name alone means is for the dynamic loader to say.
Result<void*>
find_symbol_address(const Library& library,
                    const verify::Candidate& candidate,
                    const elf::Symbol& symbol,
                    const char* name)
{
  if (!verify::is_stamped(candidate)) {
    return find_address(library, name);
  }
  const auto base = symbol.section == SHN_ABS ? 0 : library.base;
  if (symbol.type == STT_GNU_IFUNC) {
    return resolve_indirect(base + symbol.value,
                            model::find_source_name(candidate.stamp, name));
  }
  return reinterpret_cast<void*>(base + symbol.value);
}

}  // namespace

void*
compute_address(const model::BuiltinAddress& symbol)
{
  return const_cast<std::byte*>(symbol.field) + symbol.distance;
}

Result<Exports>
Exports::make(const Library& library, const verify::Candidate& candidate)
{
  const auto& places = candidate.places;
  const auto& symbols = candidate.symbols.entries;
  Exports exports;
  exports.all_.reserve(places.exports.size() + places.optional.size());

  for (const auto* list : {&places.exports, &places.optional}) {
    for (const auto place : *list) {
      if (place != verify::ExportPlaces::absent &&
          symbols[place].type != STT_TLS) {
        if (auto added = exports.add(library, candidate, symbols[place]);
            !added) {
          return std::move(added.error());
        }
      }
    }
  }
  exports.finish();
  return exports;
}

Exports::Exports(const verify::Builtin& builtin)
{
  const auto& stamp = builtin.candidate.stamp;
  for (const auto* list : {&stamp.exports, &stamp.optional}) {
    for (const auto& name : *list) {
      if (const auto* found = verify::find_address(builtin.record, name)) {
        add(stamp,
            found->name.data(),
            compute_address(*found),
            found->size,
            found->is_function);
      }
    }
  }
  finish();
}

Result<void>
Exports::add(const Library& library,
             const verify::Candidate& candidate,
             const elf::Symbol& symbol)
{
  const auto* linkage =
    find_mapped_name(library, candidate.symbols, symbol.name);
  auto address = find_symbol_address(library, candidate, symbol, linkage);
  if (!address) {
    return std::move(address.error());
  }
  add(candidate.stamp, linkage, *address, symbol.size, symbol.is_function());
  return {};
}

void
Exports::add(const model::Stamp& stamp,
             const char* linkage,
             void* address,
             std::size_t size,
             bool is_function)
{
  const auto* name = linkage;
  const auto in_source = stamp.names.find(std::string_view(linkage));
  if (in_source != stamp.names.end()) {
    names_.push_back(std::make_unique<std::string>(in_source->second));
    name = names_.back()->c_str();
    linkages_.emplace_back(linkage, all_.size());
  }
  all_.push_back({name, "", address, size, is_function ? 1 : 0});
}

void
Exports::finish()
{
  passed_ = std::make_unique<std::atomic<std::uint64_t>[]>(all_.size());
  index_.assign(std::bit_ceil(2 * all_.size() + 1), 0);
  const auto mask = index_.size() - 1;
  for (std::uint32_t i = 0; i < all_.size(); ++i) {
    auto place = hash_name(all_[i].name) & mask;
    while (index_[place] != 0) {
      place = (place + 1) & mask;
    }
    index_[place] = i + 1;
  }
}

const hallmark_export*
Exports::find(std::string_view name) const
{
  if (index_.empty()) {
    return nullptr;
  }
  const auto mask = index_.size() - 1;
  for (auto place = hash_name(name) & mask; index_[place] != 0;
       place = (place + 1) & mask) {
    const auto& candidate = all_[index_[place] - 1];
    if (candidate.name == name) {
      return &candidate;
    }
  }
  return nullptr;
}

const hallmark_export*
Exports::find_same(const model::ExportName& wanted) const
{
  if (const auto* named = find(wanted.name)) {
    return named;
  }
  for (const auto& [linkage, place] : linkages_) {
    if (model::is_same_export({all_[place].name, linkage}, wanted)) {
      return &all_[place];
    }
  }
  return nullptr;
}

const hallmark_export*
Exports::find_same(const model::ExportName& wanted, std::size_t& next) const
{
  const auto* found = next < all_.size() && all_[next].name == wanted.name
                        ? &all_[next]
                        : find_same(wanted);
  if (found) {
    next = static_cast<std::size_t>(found - all_.data()) + 1;
  }
  return found;
}

std::atomic<std::uint64_t>&
Exports::passed(const hallmark_export& found) const
{
  return passed_[static_cast<std::size_t>(&found - all_.data())];
}

bool
Exports::has_passed(const hallmark_export& found, std::uint64_t type_hash) const
{
  return type_hash != 0 &&
         passed(found).load(std::memory_order_relaxed) == type_hash;
}

void
Exports::note_passed(const hallmark_export& found,
                     std::uint64_t type_hash) const
{
  passed(found).store(type_hash, std::memory_order_relaxed);
}

}  // namespace hallmark::image
