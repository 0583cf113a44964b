// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "describe/depth.hpp"

#include <algorithm>
#include <string>

namespace hallmark::describe {
namespace {

/// How long a string is that begins at the first byte, quotes included; up to
/// the end of the line, or the text, when it has no end.
std::size_t
find_string_size(std::string_view text)
{
  const auto quote = text[0];
  const std::string longest(3, quote);
  const auto is_long = text.starts_with(longest);
  const auto closing = is_long ? longest : std::string(1, quote);
  auto end = closing.size();
  while (end < text.size() && !text.substr(end).starts_with(closing)) {
    if (text[end] == '\n' && !is_long) {
      return end;
    }
    end += quote == '"' && text[end] == '\\' ? 2 : 1;
  }
  return std::min(end + closing.size(), text.size());
}

/// How much stands at the beginning of a text that cannot be part of a key.
std::size_t
find_opaque_size(std::string_view text)
{
  switch (text[0]) {
    case '"':
    case '\'':
      return find_string_size(text);
    case '#':
      return std::min(text.find('\n'), text.size());
    default:
      return 0;
  }
}

}  // namespace

std::optional<std::size_t>
find_deep_key(std::string_view text)
{
  constexpr std::string_view separators = ",=[]{}\n";
  unsigned dots = 0;
  for (std::size_t offset = 0; offset < text.size();) {
    const auto c = text[offset];
    if (c == '.' && ++dots > key_dot_limit) {
      return offset;
    }
    if (separators.find(c) != separators.npos) {
      dots = 0;
    }
    const auto opaque = find_opaque_size(text.substr(offset));
    offset += opaque > 0 ? opaque : 1;
  }
  return std::nullopt;
}

}  // namespace hallmark::describe
