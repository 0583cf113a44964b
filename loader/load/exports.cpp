// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "load/exports.hpp"

#include <bit>
#include <cstring>
#include <unordered_map>

#include <elf.h>

namespace hallmark::load {
namespace {

/// FNV-1a, 64 bits (Fowler, Noll, Vo): short names, no state, no seed. The
/// names are the plugin's own, so nobody gains by making them collide.
std::uint64_t
hash_name(std::string_view name)
{
  std::uint64_t hash = 0xcbf29ce484222325;
  for (const auto character : name) {
    hash = (hash ^ static_cast<unsigned char>(character)) * 0x100000001b3;
  }
  return hash ^ (hash >> 32);
}

using SymbolsByName = std::unordered_map<std::string_view, const elf::Symbol*>;

SymbolsByName
index_symbols(const elf::Symbols& symbols)
{
  SymbolsByName by_name;
  by_name.reserve(symbols.entries.size());
  for (const auto& symbol : symbols.entries) {
    if (symbol.is_export()) {
      by_name.emplace(symbol.name, &symbol);
    }
  }
  return by_name;
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

void*
find_symbol_address(const Library& library,
                    const elf::Symbol& symbol,
                    const char* name)
{
  if (symbol.type == STT_GNU_IFUNC) {
    return find_address(library, name);
  }
  const auto base = symbol.section == SHN_ABS ? 0 : library.base;
  return reinterpret_cast<void*>(base + symbol.value);
}

hallmark_export
make_export(const Library& library,
            const elf::Symbols& symbols,
            const elf::Symbol& symbol)
{
  const auto* name = find_mapped_name(library, symbols, symbol.name);
  return {name,
          "",
          find_symbol_address(library, symbol, name),
          symbol.size,
          symbol.is_function() ? 1 : 0};
}

}  // namespace

Exports::Exports(const Library& library, const verify::Candidate& candidate)
{
  const auto by_name = index_symbols(candidate.symbols);
  const auto& stamp = candidate.stamp;
  all_.reserve(stamp.exports.size() + stamp.optional.size());

  for (const auto* names : {&stamp.exports, &stamp.optional}) {
    for (const auto& name : *names) {
      const auto found = by_name.find(name);
      if (found != by_name.end() && found->second->type != STT_TLS) {
        all_.push_back(make_export(library, candidate.symbols, *found->second));
      }
    }
  }
  make_index();
}

void
Exports::make_index()
{
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

}  // namespace hallmark::load
