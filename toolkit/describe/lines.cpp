// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "describe/lines.hpp"

#include "base/text.hpp"

namespace hallmark::describe {
namespace {

/// How many bytes the character is long that a byte begins (RFC 3629).
std::size_t
find_length(char first)
{
  const auto byte = static_cast<unsigned char>(first);
  if (byte < 0xc0) {
    return 1;
  }
  return byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
}

}  // namespace

Lines::Lines(std::string_view text) : lines_(base::split(text, '\n')) {}

Place
Lines::find_place(unsigned line, unsigned character) const
{
  if (line == 0 || line > lines_.size()) {
    return {};
  }
  const auto text = lines_[line - 1];
  std::size_t offset = 0;
  for (; character > 1 && offset < text.size(); --character) {
    offset += find_length(text[offset]);
  }
  return {line, static_cast<unsigned>(offset + 1)};
}

std::optional<BadByte>
find_bad_byte(std::string_view text)
{
  BadByte bad;
  for (std::size_t offset = 0; offset < text.size();) {
    const auto length = find_length(text[offset]);
    if (!base::is_utf8(text.substr(offset, length))) {
      bad.value = static_cast<unsigned char>(text[offset]);
      return bad;
    }
    if (text[offset] == '\n') {
      bad.place = {bad.place.line + 1, 1};
    } else {
      bad.place.column += static_cast<unsigned>(length);
    }
    offset += length;
  }
  return std::nullopt;
}

}  // namespace hallmark::describe
