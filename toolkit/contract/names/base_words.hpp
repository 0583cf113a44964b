// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The words that name base types, and their one order.

#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace hallmark::contract::names {

/// Whether a word is part of the name of a base type: `unsigned`, `long`, …
[[nodiscard]] bool
is_base_word(std::string_view word);

/// `unsigned long` for `long`, `unsigned`, `int`.
[[nodiscard]] std::string
join_base_words(const std::vector<std::string>& words);

/// A value that was cast to a type: clang writes the byte of an `unsigned char`
/// as a character, which is signed.
[[nodiscard]] std::string
mend_value(const std::string& type, const std::string& value);

/// Whether a byte is part of a word: a letter, a digit, `_`, `$`, or of what
/// UTF-8 writes in several bytes.
[[nodiscard]] bool
is_word_part(char c);

/// Append to `text`, after a space only when two words would run together.
void
append_word(std::string& text, std::string_view more);

}  // namespace hallmark::contract::names
