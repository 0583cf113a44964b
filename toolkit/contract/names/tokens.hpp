// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The tokens of a C++ type's name.

#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace hallmark::contract::names {

/// A word, a number, a character or a sign.
struct Token {
  enum class Kind { word, number, sign, end };
  Kind kind = Kind::end;
  std::string text;  ///< numbers in decimal without suffix, characters too
};

/**
 * The tokens of a name, followed by one of kind `end`.
 *
 * Characters, `'a'` or `L'\377'`, become their number as the compiler's target
 * counts them: signed for plain `char`. A string becomes the list of its
 * characters in braces. Numbers with a fraction become what `%e` makes of them,
 * which is all that clang tells. Both spellings of the unnamed namespace become
 * the word `(anonymous namespace)`.
 */
[[nodiscard]] std::vector<Token>
split_tokens(std::string_view name);

}  // namespace hallmark::contract::names
