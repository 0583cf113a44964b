// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Escapes for bytes that have a meaning of their own in a text.

#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace hallmark::model {

/// Whether a byte is below 0x20, or 0x7f.
[[nodiscard]] inline bool
is_control(char c)
{
  return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
}

/**
 * `text` with a backslash before each byte of `special`, and control bytes as
 * `\n`, `\t`, `\r` or, the others, `\xHH` with lower-case digits.
 *
 * @param special  Holds the backslash.
 */
[[nodiscard]] std::string
escape(std::string_view text, std::string_view special);

/**
 * The text that escape() made `text` of.
 *
 * @return  Nothing when no text gives it: a special byte stands bare, or a
 *          backslash before something that escape() does not put there.
 */
[[nodiscard]] std::optional<std::string>
unescape(std::string_view text, std::string_view special);

}  // namespace hallmark::model
