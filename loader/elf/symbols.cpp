// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "elf/symbols.hpp"

#include "elf/fields.hpp"
#include "elf/hash.hpp"
#include "elf/limits.hpp"
#include "elf/strings.hpp"

#include <string>

#include <elf.h>

namespace hallmark::elf {
namespace {

constexpr std::string_view table_name = "dynamic symbol table";

/// The count that the section headers give; 0 when they give none, and then
/// the dynamic loader finds no symbol either.
Result<std::uint64_t>
read_section_count(Source& source, const Image& image, const Dynamic& dynamic)
{
  const auto sections = read_sections(source, image.header);
  if (!sections) {
    return sections.error();
  }
  for (const auto& section : *sections) {
    if (section.type == SHT_DYNSYM &&
        section.address == dynamic.symbols_address) {
      return section.size / symbol_size;
    }
  }
  return std::uint64_t{0};
}

Result<std::uint64_t>
read_count(Source& source, const Image& image, const Dynamic& dynamic)
{
  const auto room = find_room(image, dynamic.symbols_address);
  const auto count =
    read_symbol_count(source, image, dynamic, room.value_or(0) / symbol_size);
  if (!count) {
    return count.error();
  }
  if (*count) {
    return **count;
  }
  return read_section_count(source, image, dynamic);
}

}  // namespace

SymbolEntry
parse_symbol(Bytes table, std::uint64_t index)
{
  Fields fields(table, index * symbol_size);
  SymbolEntry entry;
  auto& symbol = entry.symbol;
  entry.name_offset = fields.next<std::uint32_t>();
  const auto info = fields.next<std::uint8_t>();
  symbol.binding = static_cast<std::uint8_t>(info >> 4);
  symbol.type = info & 0xf;
  symbol.visibility = fields.next<std::uint8_t>() & 0x3;
  symbol.section = fields.next<std::uint16_t>();
  symbol.value = fields.next<std::uint64_t>();
  symbol.size = fields.next<std::uint64_t>();
  return entry;
}

Result<void>
parse_entries(Symbols& symbols)
{
  StringTable strings(symbols.strings);
  const auto count = symbols.table.size() / symbol_size;
  symbols.entries.reserve(count);
  for (std::uint64_t i = 1; i < count; ++i) {
    auto [symbol, offset] = parse_symbol(symbols.table, i);
    const auto name = strings.find(offset);
    if (!name) {
      return strings.make_error("symbol " + std::to_string(i), offset);
    }
    symbol.name = *name;
    symbols.entries.push_back(symbol);
  }
  return {};
}

bool
Symbol::is_export() const
{
  const auto is_global =
    binding == STB_GLOBAL || binding == STB_WEAK || binding == STB_GNU_UNIQUE;
  const auto is_visible =
    visibility == STV_DEFAULT || visibility == STV_PROTECTED;
  return section != SHN_UNDEF && is_global && is_visible;
}

bool
Symbol::is_function() const
{
  return type == STT_FUNC || type == STT_GNU_IFUNC;
}

Result<Symbols>
read_symbol_tables(Source& source, const Image& image, const Dynamic& dynamic)
{
  Symbols symbols;
  symbols.table_address = dynamic.symbols_address;
  symbols.strings_address = dynamic.strings_address;
  if (dynamic.symbols_address == 0) {
    return symbols;
  }
  const auto strings = read_strings(source, image, dynamic);
  if (!strings) {
    return strings.error();
  }
  symbols.strings = *strings;

  const auto count = read_count(source, image, dynamic);
  if (!count) {
    return count.error();
  }
  if (*count == 0) {
    return symbols;
  }
  if (auto some = check_limit("dynamic symbols", *count, most_symbols); !some) {
    return some.error();
  }
  const auto table = read_address(
    source, image, table_name, dynamic.symbols_address, *count * symbol_size);
  if (!table) {
    return table.error();
  }
  symbols.table = *table;
  return symbols;
}

Result<Symbols>
read_symbols(Source& source, const Image& image, const Dynamic& dynamic)
{
  auto symbols = read_symbol_tables(source, image, dynamic);
  if (!symbols) {
    return symbols;
  }
  if (auto parsed = parse_entries(*symbols); !parsed) {
    return parsed.error();
  }
  return symbols;
}

}  // namespace hallmark::elf
