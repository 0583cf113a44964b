// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Knows the lines of a text, and places in it as editors count them: bytes.

#pragma once

#include "describe/document.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace hallmark::describe {

/// The lines of a text, to turn columns of characters into columns of bytes.
/// Views of the text.
class Lines {
public:
  explicit Lines(std::string_view text);

  /// The place of a character, by its 1-based line and character in it.
  [[nodiscard]] Place find_place(unsigned line, unsigned character) const;

private:
  std::vector<std::string_view> lines_;
};

/// The first byte that makes a text not UTF-8; nothing when it is.
struct BadByte {
  Place place;
  unsigned char value = 0;
};

[[nodiscard]] std::optional<BadByte>
find_bad_byte(std::string_view text);

}  // namespace hallmark::describe
