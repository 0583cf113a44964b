// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// ELF notes as a constant that C and C++ compilers lay out alike.
//
// Contents are string literals, which compilers read as fast as bytes: what is
// known when the source is made, and behind it what only the compiler knows. No
// array of C++ holds a literal without its NUL, so that is the last byte of each
// content. All sizes that the compiler decides are sizeof expressions. Padding is
// spelled out, so that several notes follow one another at multiples of 4:
//
//   name size     4  9
//   content size  4  with the NUL
//   type          4
//   name         12  "Hallmark" and four NUL
//   content          and NUL up to a multiple of 4
//
// All notes of a file are members of one constant: compilers that optimise put
// constants of one section in an order of their own.

#pragma once

#include "model/stamp.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace hallmark::stamp {

/// A note to be written.
struct Note {
  std::string name;  ///< of a member of a struct
  model::NoteType type = model::NoteType::stamp;
  std::string text;     ///< content, or its first part
  std::string literal;  ///< name of a macro that is a string literal: the last
                        ///< part of the content; empty for none
  /// The content begins with a number of four bytes: how many bytes of notes
  /// follow this one. Only the first note may have it.
  bool counts_following = false;
};

/**
 * The definition of notes that follow one another.
 *
 * @param variable  Name of the constant; internal linkage.
 */
[[nodiscard]] std::string
format_notes(std::string_view variable, const std::vector<Note>& notes);

/// The attributes of a note, as the macro `HALLMARK_NOTE_`.
[[nodiscard]] std::string_view
find_note_attributes();

/// `#undef` of it.
[[nodiscard]] std::string_view
find_note_cleanup();

}  // namespace hallmark::stamp
