// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Notes in PT_NOTE segments: an owner, a type and bytes.

#pragma once

#include "elf/image.hpp"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace hallmark::elf {

/// One note. Views of the source's bytes.
struct Note {
  std::string_view owner;  ///< without its NUL
  std::uint32_t type = 0;
  Bytes content;             ///< empty where it was left in the file
  std::uint64_t offset = 0;  ///< of the note's header, from the file's start
  std::uint64_t size = 0;    ///< of header, name, content and padding
  std::uint64_t content_offset = 0;  ///< from the file's start
  std::uint64_t content_size = 0;    ///< bytes, without padding
};

/**
 * Every note of an owner, in file order.
 *
 * Looked for in the PT_NOTE segments; when none of those has one, in the
 * SHT_NOTE sections, and in sections named `.note.OWNER` of any type (a
 * relocatable object has no segments). Notes of other owners are passed over.
 * Alignment is 4, or 8 where the segment says 8 (gABI, "Note Section"; the
 * property note of x86-64), or of each note its own where a linker has put both
 * into one segment: FORMAT.md, "Notes".
 *
 * @param left  A type whose content is long and seldom asked for: it is left
 *              in the file where a PT_LOAD segment maps it.
 *
 * Errors:   malformed  a note ends past its segment: `note at 0x2b4 ends 12
 *                      bytes past its segment`
 */
Result<std::vector<Note>>
read_notes(Source& source,
           const Image& image,
           std::string_view owner,
           std::optional<std::uint32_t> left = std::nullopt);

/// Read the contents that read_notes() left in the file.
Result<void>
read_left(Source& source, std::vector<Note>& notes);

/**
 * Every note of an owner in bytes that hold notes and nothing else.
 *
 * @param alignment  Of the notes: 4 or 8.
 * @return           Their offsets count from the first byte.
 *
 * Errors:   malformed  a note ends past the bytes
 */
Result<std::vector<Note>>
parse_notes(Bytes bytes, std::string_view owner, std::uint64_t alignment = 4);

}  // namespace hallmark::elf
