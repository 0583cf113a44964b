// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The lines of a text. The TOML parser counts characters, editors count bytes.

#pragma once

#include "describe/place.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hallmark::describe {

/// The place of the byte at `offset`, which is within the text or its end.
[[nodiscard]] Place
find_place(std::string_view text, std::size_t offset);

/// The lines of a text, to turn columns of characters into columns of bytes.
class Lines {
public:
  explicit Lines(std::string text);

  /// The place of a character, by its 1-based line and character in it.
  [[nodiscard]] Place find_place(unsigned line, unsigned character) const;

private:
  std::string text_;
  std::vector<std::size_t> marks_;  ///< offsets of some characters
  std::vector<std::size_t> lines_;  ///< the mark that each line begins with
};

/// The offset of the first byte that makes a text not UTF-8; nothing when it
/// is.
[[nodiscard]] std::optional<std::size_t>
find_bad_byte(std::string_view text);

}  // namespace hallmark::describe
