// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>
#include <optional>

namespace hallmark::base {
namespace {

/// Names longer than this are not compared letter by letter: the work grows
/// with the square of the length, and names come from files.
constexpr std::size_t longest_compared = 512;

std::uint8_t
byte_at(std::string_view text, std::size_t index)
{
  return index < text.size() ? static_cast<std::uint8_t>(text[index]) : 0;
}

/// The range that the second byte of a UTF-8 sequence must lie in; RFC 3629,
/// section 4. No overlong forms, no surrogates, nothing above U+10FFFF.
std::pair<std::uint8_t, std::uint8_t>
second_byte_range(std::uint8_t first)
{
  switch (first) {
    case 0xe0:
      return {0xa0, 0xbf};
    case 0xed:
      return {0x80, 0x9f};
    case 0xf0:
      return {0x90, 0xbf};
    case 0xf4:
      return {0x80, 0x8f};
    default:
      return {0x80, 0xbf};
  }
}

/// How many bytes a UTF-8 sequence has that begins with `first`, or 0.
std::size_t
sequence_length(std::uint8_t first)
{
  if (first < 0x80) {
    return 1;
  }
  if (first < 0xc2 || first > 0xf4) {
    return 0;
  }
  return first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
}

/// Bytes of the well-formed UTF-8 character at `offset`, or 0.
std::size_t
character_length(std::string_view text, std::size_t offset)
{
  const auto first = byte_at(text, offset);
  const auto length = sequence_length(first);
  if (length <= 1) {
    return length;
  }
  const auto [low, high] = second_byte_range(first);
  const auto second = byte_at(text, offset + 1);
  if (second < low || second > high) {
    return 0;
  }
  for (std::size_t i = 2; i < length; ++i) {
    if ((byte_at(text, offset + i) & 0xc0) != 0x80) {
      return 0;
    }
  }
  return length;
}

/// C0, DEL, or C1 (U+0080 to U+009F): what a terminal may obey.
bool
is_control(std::string_view character)
{
  const auto first = byte_at(character, 0);
  return first < 0x20 || first == 0x7f ||
         (first == 0xc2 && byte_at(character, 1) < 0xa0);
}

char
lower(char letter)
{
  return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a')
                                        : letter;
}

bool
equal_but_for_case(std::string_view a, std::string_view b)
{
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) {
    return lower(x) == lower(y);
  });
}

/**
 * Edit distance of two names, at most `longest_compared` long: insertions,
 * deletions, replacements and swaps of neighbours (Damerau-Levenshtein, in the
 * form where no part is edited twice).
 *
 * @return  Nothing as soon as it is sure to be above `limit`.
 */
std::optional<std::size_t>
edit_distance(std::string_view a, std::string_view b, std::size_t limit)
{
  using Row = std::array<std::uint16_t, longest_compared + 1>;
  std::array<Row, 3> rows{};
  for (std::size_t j = 0; j <= b.size(); ++j) {
    rows[0][j] = static_cast<std::uint16_t>(j);
  }

  for (std::size_t i = 1; i <= a.size(); ++i) {
    const auto& before_last = rows[(i + 1) % 3];
    const auto& last = rows[(i + 2) % 3];
    auto& row = rows[i % 3];
    row[0] = static_cast<std::uint16_t>(i);
    auto least = row[0];
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const auto differs = a[i - 1] == b[j - 1] ? 0 : 1;
      auto steps =
        std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + differs});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        steps = std::min(steps, before_last[j - 2] + 1);
      }
      row[j] = static_cast<std::uint16_t>(steps);
      least = std::min(least, row[j]);
    }
    // A swap reaches back two rows, but costs a step more than that row has.
    if (least > limit) {
      return std::nullopt;
    }
  }
  return rows[a.size() % 3][b.size()];
}

/// How far `candidate` is from `name`, or nothing when it is not like it.
std::optional<std::size_t>
find_distance(std::string_view name, std::string_view candidate)
{
  if (equal_but_for_case(name, candidate)) {
    return name == candidate ? 0 : 1;
  }
  const auto [shorter, longer] = std::minmax({name.size(), candidate.size()});
  if (shorter == 0 || shorter > longest_compared) {
    return std::nullopt;
  }

  const auto gap = longer - shorter;
  if (name.find(candidate) != name.npos || candidate.find(name) != name.npos) {
    return gap;
  }
  const auto limit = longer / 3;
  if (longer > longest_compared || gap > limit) {
    return std::nullopt;
  }
  const auto distance = edit_distance(name, candidate, limit);
  return distance && *distance <= limit ? distance : std::nullopt;
}

}  // namespace

std::string
format_hex(std::uint64_t number)
{
  std::string text;
  do {
    text += "0123456789abcdef"[number % 16];
    number /= 16;
  } while (number != 0);
  text += "x0";
  std::reverse(text.begin(), text.end());
  return text;
}

std::string
format_count(std::uint64_t count, std::string_view noun)
{
  auto text = std::to_string(count) + ' ';
  text += noun;
  if (count != 1) {
    text += 's';
  }
  return text;
}

std::string
format_errno(int number)
{
#if defined(__GLIBC__) && (__GLIBC__ > 2 || __GLIBC_MINOR__ >= 32)
  // Not translated, whatever locale the host has set.
  const auto* known = ::strerrordesc_np(number);
  std::string text = known ? known : "error " + std::to_string(number);
#else
  std::string text = std::strerror(number);
#endif
  if (text.size() > 1 && lower(text[1]) == text[1]) {
    text[0] = lower(text[0]);
  }
  return text;
}

std::string
concat(std::initializer_list<std::string_view> parts)
{
  std::size_t size = 0;
  for (const auto part : parts) {
    size += part.size();
  }
  std::string text;
  text.reserve(size);
  for (const auto part : parts) {
    text.append(part);
  }
  return text;
}

std::string
join(std::span<const std::string> parts, std::string_view separator)
{
  std::string text;
  for (const auto& part : parts) {
    if (&part != parts.data()) {
      text += separator;
    }
    text += part;
  }
  return text;
}

std::vector<std::string_view>
split(std::string_view text, char separator)
{
  std::vector<std::string_view> parts;
  parts.reserve(1 +
                static_cast<std::size_t>(std::ranges::count(text, separator)));
  for (;;) {
    const auto end = text.find(separator);
    parts.push_back(text.substr(0, end));
    if (end == text.npos) {
      return parts;
    }
    text.remove_prefix(end + 1);
  }
}

std::optional<std::uint64_t>
parse_number(std::string_view text)
{
  std::uint64_t number = 0;
  const auto* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  return error == std::errc() && stop == end ? std::optional(number)
                                             : std::nullopt;
}

std::string_view
take_line(std::string_view& text)
{
  const auto end = text.find('\n');
  const auto line = text.substr(0, end);
  text.remove_prefix(end == text.npos ? text.size() : end + 1);
  return line;
}

std::string
escape(std::string_view text)
{
  // Nearly every text is ASCII without control bytes.
  if (std::ranges::all_of(text, [](char c) { return c >= ' ' && c <= '~'; })) {
    return std::string(text);
  }
  constexpr std::string_view digits = "0123456789abcdef";
  std::string escaped;
  escaped.reserve(text.size());
  while (!text.empty()) {
    const auto length = character_length(text, 0);
    const auto character = text.substr(0, std::max<std::size_t>(length, 1));
    if (length != 0 && !is_control(character)) {
      escaped += character;
    } else {
      for (const auto letter : character) {
        const auto byte = static_cast<std::uint8_t>(letter);
        escaped += "\\x";
        escaped += digits[byte / 16];
        escaped += digits[byte % 16];
      }
    }
    text.remove_prefix(character.size());
  }
  return escaped;
}

std::string
quote(std::string_view text)
{
  return '\'' + escape(text) + '\'';
}

bool
matches_pattern(std::string_view pattern, std::string_view name)
{
  std::size_t at = 0;
  std::size_t place = 0;
  auto star = pattern.npos;  // the last one, and what it stood for so far
  std::size_t taken = 0;
  while (place < name.size()) {
    if (at < pattern.size() && pattern[at] == '*') {
      star = at++;
      taken = place;
    } else if (at < pattern.size() && pattern[at] == name[place]) {
      ++at;
      ++place;
    } else if (star != pattern.npos) {
      at = star + 1;
      place = ++taken;
    } else {
      return false;
    }
  }
  return pattern.find_first_not_of('*', at) == pattern.npos;
}

bool
is_utf8(std::string_view text)
{
  for (std::size_t offset = 0; offset < text.size();) {
    const auto length = character_length(text, offset);
    if (length == 0) {
      return false;
    }
    offset += length;
  }
  return true;
}

std::vector<std::string_view>
find_nearest(std::string_view name,
             std::span<const std::string> candidates,
             std::size_t most)
{
  std::vector<std::pair<std::size_t, std::string_view>> near;
  for (const auto& candidate : candidates) {
    if (const auto distance = find_distance(name, candidate)) {
      near.emplace_back(*distance, candidate);
    }
  }
  std::stable_sort(near.begin(), near.end(), [](auto& a, auto& b) {
    return a.first < b.first;
  });
  near.resize(std::min(near.size(), most));

  std::vector<std::string_view> names;
  for (const auto& [distance, candidate] : near) {
    names.push_back(candidate);
  }
  return names;
}

std::string
suggest(std::string_view name,
        std::span<const std::string> candidates,
        std::string_view otherwise,
        std::size_t most)
{
  std::string hint;
  for (const auto candidate : find_nearest(name, candidates, most)) {
    hint += (hint.empty() ? "did you mean " : ", ") + quote(candidate);
  }
  return hint.empty() ? std::string(otherwise) : hint + "?";
}

}  // namespace hallmark::base
