// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What the toolkit reads of ELF files beside what the loader reads: sections,
// the symbols that linkers keep for people, relocations. Of any class and byte
// order, by elfutils' libelf.

#pragma once

#include "base/file.hpp"
#include "elf/symbols.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include <gelf.h>

namespace hallmark::object {

using base::Result;

/// Gives back what elf_begin() gave.
struct End {
  void operator()(::Elf* elf) const { ::elf_end(elf); }
};

using Handle = std::unique_ptr<::Elf, End>;

/// libelf's handle of an open file that outlives it; null when libelf says no.
[[nodiscard]] Handle
begin(int descriptor, ::Elf_Cmd command);

/// A section header.
struct Section {
  std::string_view name;  ///< lives as long as the object
  std::size_t index = 0;
  ::GElf_Shdr header{};
};

/// An entry of a table of relocations.
struct Relocation {
  std::uint64_t place = 0;   ///< offset in a section; of linked files: address
  std::size_t symbol = 0;    ///< index in the table of symbols; 0: none
  std::uint64_t addend = 0;  ///< 0 where it stands at the place itself
};

/**
 * An ELF file.
 *
 * Nothing is believed of its tables: what lies outside the file, or is more
 * than base::Source would read at once, has no bytes and no entries.
 */
class Object {
public:
  /**
   * @param file  Must outlive it.
   *
   * Errors:   malformed  not an ELF file
   */
  static Result<Object> read(const base::File& file);

  /// Bytes of the file.
  [[nodiscard]] std::uint64_t size() const { return size_; }

  /// All but the null section: the first has index 1.
  [[nodiscard]] std::vector<Section> read_sections() const;

  /// The first one of a name, or of a type (SHT_*).
  [[nodiscard]] std::optional<Section> find_section(
    std::string_view name) const;
  [[nodiscard]] std::optional<Section> find_section(std::uint32_t type) const;

  /// What a section has in the file; lives as long as the object.
  [[nodiscard]] base::Bytes read_bytes(std::size_t section) const;

  /**
   * The entries of `.symtab`, with the null entry; none when it is stripped.
   * Their names live as long as the object.
   *
   * Errors:   malformed  a name lies outside its table, or they are too long
   */
  [[nodiscard]] Result<std::vector<elf::Symbol>> read_symbols() const;

  /// The entries of a section of type SHT_REL or SHT_RELA.
  [[nodiscard]] std::vector<Relocation> read_relocations(
    const Section& section) const;

private:
  Object(Handle elf, std::uint64_t size) : elf_(std::move(elf)), size_(size) {}

  [[nodiscard]] ::Elf_Data* read_entries(const Section& section) const;

  Handle elf_;
  std::uint64_t size_;
};

}  // namespace hallmark::object
