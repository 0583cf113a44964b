// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "describe/lines.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace hallmark::describe {
namespace {

/// Characters from a mark to the next in a line, which may be long.
constexpr unsigned mark_distance = 64;

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

Place
find_place(std::string_view text, std::size_t offset)
{
  const auto before = text.substr(0, offset);
  const auto lines = std::ranges::count(before, '\n');
  const auto start = before.rfind('\n') + 1;  // 0 in the first line
  return {static_cast<unsigned>(lines + 1),
          static_cast<unsigned>(offset - start + 1)};
}

Lines::Lines(std::string text) : text_(std::move(text)), marks_{0}, lines_{0}
{
  unsigned character = 0;
  for (std::size_t offset = 0; offset < text_.size();) {
    if (character > 0 && character % mark_distance == 0) {
      marks_.push_back(offset);
    }
    ++character;
    const bool is_end = text_[offset] == '\n';
    offset += find_length(text_[offset]);
    if (is_end) {
      lines_.push_back(marks_.size());
      marks_.push_back(offset);
      character = 0;
    }
  }
}

Place
Lines::find_place(unsigned line, unsigned character) const
{
  if (line == 0 || line > lines_.size()) {
    return {};
  }
  const auto first = lines_[line - 1];
  const auto next = line < lines_.size() ? lines_[line] : marks_.size();
  const auto before = std::max(character, 1U) - 1;
  const auto mark = std::min(first + before / mark_distance, next - 1);
  auto offset = marks_[mark];
  auto rest = before - (mark - first) * mark_distance;
  for (; rest > 0 && offset < text_.size() && text_[offset] != '\n'; --rest) {
    offset += find_length(text_[offset]);
  }
  return {line, static_cast<unsigned>(offset - marks_[first] + 1)};
}

std::optional<std::size_t>
find_bad_byte(std::string_view text)
{
  for (std::size_t offset = 0; offset < text.size();) {
    const auto length = find_length(text[offset]);
    if (!base::is_utf8(text.substr(offset, length))) {
      return offset;
    }
    offset += length;
  }
  return std::nullopt;
}

}  // namespace hallmark::describe
