// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Dynamic symbols: the names that a file offers, and those that it needs.

#pragma once

#include "elf/dynamic.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace hallmark::elf {

/// Bytes of an entry of `.dynsym` of ELF64.
inline constexpr std::uint64_t symbol_size = 24;

/// One entry of `.dynsym` (ELF-64 Object File Format, section 7).
struct Symbol {
  std::string_view name;        ///< lives as long as the source
  std::uint64_t value = 0;      ///< address before relocation, or absolute
  std::uint64_t size = 0;       ///< bytes
  std::uint8_t binding = 0;     ///< STB_*
  std::uint8_t type = 0;        ///< STT_*
  std::uint8_t visibility = 0;  ///< STV_*
  std::uint16_t section = 0;    ///< SHN_UNDEF, SHN_ABS, or an index

  /// Whether the file itself defines it, for others to use.
  [[nodiscard]] bool is_export() const;
  /// STT_FUNC or STT_GNU_IFUNC.
  [[nodiscard]] bool is_function() const;
};

/// `.dynsym` with `.dynstr`, and the bytes they were read from.
struct Symbols {
  std::vector<Symbol> entries;        ///< without the null entry, in file order
  Bytes table;                        ///< raw bytes of `.dynsym`
  Bytes strings;                      ///< raw bytes of `.dynstr`
  std::uint64_t table_address = 0;    ///< virtual
  std::uint64_t strings_address = 0;  ///< virtual
};

/// The entry at an index of `.dynsym`, and where in `.dynstr` its name is; all
/// 0 past the table's end.
struct SymbolEntry {
  Symbol symbol;  ///< without its name
  std::uint32_t name_offset = 0;
};
[[nodiscard]] SymbolEntry
parse_symbol(Bytes table, std::uint64_t index);

/**
 * Read the tables of dynamic symbols without looking at their entries.
 *
 * The count is found as read_symbols() finds it. Errors: as read_symbols().
 */
Result<Symbols>
read_symbol_tables(Source& source, const Image& image, const Dynamic& dynamic);

/// Fill the entries from the tables. Errors: malformed  a name lies outside
Result<void>
parse_entries(Symbols& symbols);

/**
 * Read every dynamic symbol.
 *
 * The count is not in the dynamic section: it is DT_HASH's nchain, else what a
 * walk of DT_GNU_HASH's chains gives (never more than the file can hold), else
 * the size of the SHT_DYNSYM section.
 *
 * Errors:   malformed  a table or a name lies outside the file, or a hash
 *                      table contradicts itself
 */
Result<Symbols>
read_symbols(Source& source, const Image& image, const Dynamic& dynamic);

}  // namespace hallmark::elf
