// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "model/escapes.hpp"

#include <algorithm>

namespace hallmark::model {
namespace {

constexpr std::string_view hex_digits = "0123456789abcdef";
constexpr std::size_t hex_escape_size = 4;  // `\x1b`

/// Control bytes that have a letter, and their letters.
constexpr std::string_view lettered = "\n\t\r";
constexpr std::string_view letters = "ntr";

/// The control byte that `\xHH` at the start of `text` stands for.
std::optional<char>
parse_hex_escape(std::string_view text)
{
  if (text.size() < hex_escape_size || text[1] != 'x') {
    return std::nullopt;
  }
  const auto high = hex_digits.find(text[2]);
  const auto low = hex_digits.find(text[3]);
  if (high > 7 || low == hex_digits.npos) {
    return std::nullopt;
  }
  const auto byte = static_cast<char>(16 * high + low);
  if (!is_control(byte) || lettered.find(byte) != lettered.npos) {
    return std::nullopt;
  }
  return byte;
}

/// The byte that a backslash with `second` behind it stands for.
std::optional<char>
parse_short_escape(char second, std::string_view special)
{
  if (const auto letter = letters.find(second); letter != letters.npos) {
    return lettered[letter];
  }
  if (special.find(second) != special.npos) {
    return second;
  }
  return std::nullopt;
}

/// Take one byte, or an escape, from the start of `text`, which is not empty.
std::optional<char>
take_byte(std::string_view& text, std::string_view special)
{
  const auto first = text.front();
  if (first != '\\') {
    text.remove_prefix(1);
    return special.find(first) == special.npos ? std::optional(first)
                                               : std::nullopt;
  }
  if (const auto byte = parse_hex_escape(text)) {
    text.remove_prefix(hex_escape_size);
    return byte;
  }
  if (text.size() < 2) {
    return std::nullopt;
  }
  const auto second = text[1];
  text.remove_prefix(2);
  return parse_short_escape(second, special);
}

}  // namespace

std::string
escape(std::string_view text, std::string_view special)
{
  std::string escaped;
  for (const auto c : text) {
    if (const auto letter = lettered.find(c); letter != lettered.npos) {
      escaped.append({'\\', letters[letter]});
    } else if (special.find(c) != special.npos) {
      escaped.append({'\\', c});
    } else if (is_control(c)) {
      escaped.append({'\\', 'x', hex_digits[c >> 4], hex_digits[c & 15]});
    } else {
      escaped += c;
    }
  }
  return escaped;
}

std::optional<std::string>
unescape(std::string_view text, std::string_view special)
{
  std::string plain;
  while (!text.empty()) {
    const auto byte = take_byte(text, special);
    if (!byte) {
      return std::nullopt;
    }
    plain += *byte;
  }
  return plain;
}

}  // namespace hallmark::model
