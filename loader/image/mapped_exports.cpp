// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "image/mapped_exports.hpp"

#include <elf.h>

namespace hallmark::image {
namespace {

base::Bytes
find_mapped(const Library& library, std::uint64_t address, std::size_t size)
{
  const auto* start = reinterpret_cast<const char*>(library.base + address);
  return std::string_view(start, size);
}

/// Whether the symbol's value is a distance to what is bound.
bool
is_plain(const elf::Symbol& symbol)
{
  return symbol.type != STT_TLS && symbol.type != STT_GNU_IFUNC &&
         symbol.section != SHN_ABS;
}

}  // namespace

MappedExports::MappedExports(const Library& library,
                             const verify::Decided& plugin)
  : base_(library.base), tables_(plugin.tables)
{
  const auto& places = tables_.places;
  const auto find = [&](const verify::MappedPart& part) {
    return find_mapped(library, part.address, part.bytes.size());
  };
  // They are the bytes that were read: is_confirmed() has compared them.
  decision_ = *model::parse_decision(find(plugin.outline.decision_note));
  exports_ = find(plugin.outline.exports_note);
  tables_.hash = find_mapped(library, places.hash_address, places.hash_size);
  tables_.table = find_mapped(library, places.table_address, places.table_size);
  tables_.strings =
    find_mapped(library, places.strings_address, places.strings_size);
}

elf::Symbols
MappedExports::symbols() const
{
  elf::Symbols symbols;
  symbols.table = tables_.table;
  symbols.strings = tables_.strings;
  symbols.table_address = tables_.places.table_address;
  symbols.strings_address = tables_.places.strings_address;
  return symbols;
}

bool
MappedExports::fill(const hallmark_expected& expected, void** binding) const
{
  const auto interface = model::find_interface(decision_, expected.name);
  auto exports = model::DecidedExports::read(exports_, decision_.export_count);
  auto lookup = elf::Lookup::make(tables_.hash, tables_.table, tables_.strings);
  if (!interface || !exports || !lookup || !exports->skip(interface->first)) {
    return false;
  }
  for (std::size_t i = 0; i < expected.export_count; ++i) {
    // A host has them in the order of its description, which is mostly that of
    // the contract: then the hash is known.
    const auto& wanted = expected.exports[i];
    if (!wanted.linkage) {
      return false;
    }
    const std::string_view linkage = wanted.linkage;
    const auto one = i < interface->count ? exports->next() : std::nullopt;
    const auto hash =
      one && one->linkage == linkage ? one->hash : model::hash_gnu(linkage);
    const auto symbol = lookup->find(linkage, hash);
    if (symbol ? !is_plain(*symbol) : wanted.is_optional == 0) {
      return false;
    }
    binding[i] =
      symbol ? reinterpret_cast<void*>(base_ + symbol->value) : nullptr;
  }
  return true;
}

}  // namespace hallmark::image
