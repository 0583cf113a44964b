// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Reads the notes of types 8 and 9, which say who a plugin is and what it
// implements, from the first page of its file.

#pragma once

#include "elf/image.hpp"
#include "model/decision.hpp"
#include "verify/platform.hpp"

#include <cstdint>
#include <optional>

namespace hallmark::verify {

/// A part of a file that is mapped.
struct MappedPart {
  std::uint64_t address = 0;  ///< virtual
  base::Bytes bytes;          ///< as they were read
};

/// What the first notes of a stamp say. Views of the source.
struct Outline {
  elf::Image image;
  model::Decision decision;
  MappedPart decision_note;  ///< content of note type 8
  MappedPart exports_note;   ///< content of note type 9
};

/**
 * Read what the first page of a plugin says.
 *
 * @return  Nothing where read_candidate() has to decide: the file is not sound,
 *          is for another machine, is no plugin, has no such notes or other
 *          notes of ours beside them, or uses or requires something.
 */
[[nodiscard]] std::optional<Outline>
read_outline(base::Source& source, const Platform& platform);

}  // namespace hallmark::verify
