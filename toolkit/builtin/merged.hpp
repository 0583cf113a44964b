// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A relocatable object: what the step takes from it, and what it must not be.

#pragma once

#include "elf/notes.hpp"
#include "object/object.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace hallmark::builtin {

using base::Result;

/// What is linked into one object; views live as long as it and its source.
struct Merged {
  object::Object object;
  std::uint16_t machine = 0;              ///< EM_*
  std::size_t symbol_section = 0;         ///< `.symtab`
  std::vector<elf::Symbol> symbols = {};  ///< in the order of the table
  std::size_t note_section = 0;           ///< `.note.hallmark`
  std::string_view note_bytes = {};       ///< all of it
  std::vector<elf::Note> notes = {};      ///< of ours
};

/// Whether an object defines a symbol that another could use.
[[nodiscard]] bool
is_offered(const elf::Symbol& symbol);

/**
 * Read an object.
 *
 * Errors:   malformed  not an ELF object, or not sound
 */
Result<Merged>
read_merged(base::File& source);

/// Whether an object is meant for link-time optimisation: bitcode of LLVM, or
/// sections of GCC's.
[[nodiscard]] bool
is_optimized_at_link(std::string_view bytes);

}  // namespace hallmark::builtin
