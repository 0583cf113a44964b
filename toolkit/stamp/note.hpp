// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Knows an ELF note as a constant that C and C++ compilers lay out alike.
//
// What is known when the source is made is written as characters: a literal of
// 64 KiB is more than C compilers must take, and no array of C++ holds a
// literal without its NUL. What only the compiler knows follows as a literal;
// its NUL is the last byte of the note's content. All sizes that depend on it
// are sizeof expressions. Padding is spelled out, so that several notes follow
// one another at multiples of 4:
//
//   name size     4  9
//   content size  4
//   type          4
//   name         12  "Hallmark" and four NUL
//   content          and NUL up to a multiple of 4

#pragma once

#include "model/stamp.hpp"

#include <string>
#include <string_view>

namespace hallmark::stamp {

/**
 * The definition of a note.
 *
 * @param variable  Name of the constant; internal linkage.
 * @param text      Content, or its first part.
 * @param literal   Name of a macro that is a string literal: the last part of
 *                  the content; empty for none.
 */
[[nodiscard]] std::string
format_note(std::string_view variable,
            model::NoteType type,
            std::string_view text,
            std::string_view literal = {});

/// The attributes of a note, as the macro `HALLMARK_NOTE_`.
[[nodiscard]] std::string_view
find_note_attributes();

/// `#undef` of it.
[[nodiscard]] std::string_view
find_note_cleanup();

}  // namespace hallmark::stamp
