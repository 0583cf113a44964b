// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The notes of everything that the process has mapped: the program, its
// libraries, and whatever was opened since.

#pragma once

#include "elf/notes.hpp"
#include "image/library.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hallmark::image {

/// A note of an object that is mapped.
struct MappedNote {
  std::string object;       ///< as the dynamic loader names it; "": the program
  base::Bytes content;      ///< in memory
  std::uintptr_t base = 0;  ///< of the object
};

/// The notes of an owner and type, in the order in which objects were mapped.
/// Segments that are not sound are passed over.
[[nodiscard]] std::vector<MappedNote>
list_mapped_notes(std::string_view owner, std::uint32_t type);

/// Keep what holds a note mapped; nothing when it is gone already.
[[nodiscard]] std::optional<Library>
hold_object(const MappedNote& note);

}  // namespace hallmark::image
