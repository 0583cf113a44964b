// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Knows a relocatable object: its symbols, and sections of it.

#pragma once

#include "base/file.hpp"
#include "elf/image.hpp"
#include "elf/notes.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace hallmark::builtin {

using base::Result;

/// One entry of `.symtab` that another object could use.
struct Symbol {
  std::string name;
  std::uint64_t size = 0;  ///< bytes
  bool is_weak = false;    ///< and so may be defined elsewhere too
  bool is_function = false;
  bool is_thread_local = false;
};

/// What is linked into one object.
struct Merged {
  std::uint16_t machine = 0;       ///< EM_*
  std::vector<Symbol> symbols;     ///< defined and not local, in file order
  std::vector<elf::Note> notes;    ///< of ours
  std::string_view note_bytes;     ///< all of `.note.hallmark`
  std::string_view properties;     ///< all of `.note.gnu.property`, or empty
  std::uint64_t note_section = 0;  ///< offset of its header; 0: there is none
};

/**
 * Read an object. Views live as long as the source.
 *
 * Errors:   malformed  not an ELF object, or not sound
 */
Result<Merged>
read_merged(base::Source& source);

/// Whether an object is meant for link-time optimisation: bitcode of LLVM, or
/// sections of GCC's.
[[nodiscard]] bool
is_optimized_at_link(std::string_view bytes);

}  // namespace hallmark::builtin
