// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Knows what the dynamic loader writes into a file when it maps it.

#pragma once

#include "elf/image.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace hallmark::lint {

/// An entry of a table of relocations with addends.
struct Relocation {
  std::uint64_t address = 0;  ///< virtual, that is written to
  std::uint32_t type = 0;     ///< R_*
  std::uint32_t symbol = 0;   ///< index in `.dynsym`; 0: none
  std::uint64_t addend = 0;
};

/// The section of that name, or nothing; what cannot be read is nothing.
[[nodiscard]] std::optional<elf::Section>
find_section(base::Source& source,
             const elf::Image& image,
             std::string_view name);

/// The dynamic relocations; none without a section table.
[[nodiscard]] std::vector<Relocation>
read_relocations(base::Source& source, const elf::Image& image);

}  // namespace hallmark::lint
