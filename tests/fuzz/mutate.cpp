// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "fuzz/mutate.hpp"

#include <array>
#include <utility>

namespace hallmark::tests {

namespace {

/// Where a line begins and how long it is, its newline included.
struct LineRange {
  std::size_t start = 0;
  std::size_t size = 0;
};

LineRange
pick_line(const std::string& text, Random& random)
{
  const auto at = pick(random, text.size());
  const auto before = at == 0 ? text.npos : text.rfind('\n', at - 1);
  const auto start = before == text.npos ? 0 : before + 1;
  const auto end = text.find('\n', at);
  return {start, (end == text.npos ? text.size() : end + 1) - start};
}

void
swap_lines(std::string& text, Random& random)
{
  auto one = pick_line(text, random);
  auto other = pick_line(text, random);
  if (one.start == other.start) {
    return;
  }
  if (one.start > other.start) {
    std::swap(one, other);
  }
  const auto first = text.substr(one.start, one.size);
  const auto second = text.substr(other.start, other.size);
  text.replace(other.start, other.size, first);
  text.replace(one.start, one.size, second);
}

void
replace_number(std::string& text, Random& random)
{
  constexpr std::array<std::string_view, 9> numbers{
    "0", "1", "8", "16", "7", "-1", "72057594037927936", "4294967296", "x"};
  constexpr std::string_view digits = "0123456789";
  const auto start = text.find_first_of(digits, pick(random, text.size()));
  if (start == text.npos) {
    return;
  }
  const auto end = text.find_first_not_of(digits, start);
  text.replace(start,
               (end == text.npos ? text.size() : end) - start,
               numbers[pick(random, numbers.size())]);
}

void
mutate_once(std::string& text,
            std::span<const std::string_view> words,
            Random& random)
{
  const auto at = pick(random, text.size());
  switch (pick(random, 8)) {
    case 0:
      text[at] = static_cast<char>(text[at] ^ (1 << pick(random, 8)));
      break;
    case 1:
      text.erase(at, 1);
      break;
    case 2: {
      const auto line = pick_line(text, random);
      text.insert(line.start, text.substr(line.start, line.size));
      break;
    }
    case 3: {
      const auto line = pick_line(text, random);
      text.erase(line.start, line.size);
      break;
    }
    case 4:
      swap_lines(text, random);
      break;
    case 5:
      text.insert(at, words[pick(random, words.size())]);
      break;
    default:
      replace_number(text, random);
      break;
  }
}

}  // namespace

std::size_t
pick(Random& random, std::size_t limit)
{
  return static_cast<std::size_t>(random() % limit);
}

std::string
mutate(std::string text,
       std::span<const std::string_view> words,
       Random& random)
{
  for (auto left = 1 + pick(random, 4); left > 0 && !text.empty(); --left) {
    mutate_once(text, words, random);
  }
  return text;
}

}  // namespace hallmark::tests
