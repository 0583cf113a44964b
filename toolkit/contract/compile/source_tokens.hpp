// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The tokens of preprocessed text, and where they stand.

#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace hallmark::contract::compile {

/// A word, a literal, one of `:: -> <= >= << == !=`, or another character.
struct SourceToken {
  std::string_view text;
  unsigned file = 0;  ///< of SourceTokens::files
  unsigned line = 0;  ///< from 1

  [[nodiscard]] bool is(std::string_view what) const { return text == what; }
  [[nodiscard]] bool is_word() const;
};

/// The tokens point into the text.
struct SourceTokens {
  std::vector<std::string> files;  ///< as line markers name them
  std::vector<SourceToken> tokens;
  std::vector<SourceToken> pragmas;  ///< whole lines
};

/// Split what `-E` printed.
[[nodiscard]] SourceTokens
split_source(std::string_view text);

/// Past what closes the bracket at `at`: `(`, `[` or `{`.
[[nodiscard]] std::size_t
find_close(const std::vector<SourceToken>& tokens, std::size_t at);

/// Past the `>` that closes the `<` at `at`. A `<` that is the operator leaves one
/// open: then past the last `>` of the statement.
[[nodiscard]] std::size_t
find_angle_close(const std::vector<SourceToken>& tokens, std::size_t at);

}  // namespace hallmark::contract::compile
