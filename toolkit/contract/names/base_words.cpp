// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/names/base_words.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>

namespace hallmark::contract::names {
namespace {

constexpr auto base_words = std::to_array<std::string_view>({
  "_Complex",
  "__int128",
  "bool",
  "char",
  "double",
  "float",
  "int",
  "long",
  "short",
  "signed",
  "unsigned",
  "void",
});

template<class Table>
bool
contains(const Table& table, std::string_view word)
{
  return std::find(table.begin(), table.end(), word) != table.end();
}

bool
is_word_end(char c)
{
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
         (c >= '0' && c <= '9') || c == '$' ||
         static_cast<unsigned char>(c) >= 0x80;
}

}  // namespace

bool
is_base_word(std::string_view word)
{
  return contains(base_words, word);
}

bool
is_word_part(char c)
{
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' ||
         c == '$' || (c & 0x80) != 0;
}

void
append_word(std::string& text, std::string_view more)
{
  if (!text.empty() && !more.empty() && is_word_end(text.back()) &&
      is_word_end(more.front())) {
    text += ' ';
  }
  text += more;
}

std::string
join_base_words(const std::vector<std::string>& words)
{
  const auto has = [&](std::string_view word) { return contains(words, word); };
  const auto longs = std::count(words.begin(), words.end(), "long");
  std::string text;
  if (has("_Complex")) {
    text = "_Complex";
  }
  if (has("unsigned") || (has("signed") && has("char"))) {
    append_word(text, has("unsigned") ? "unsigned" : "signed");
  }
  for (const auto* word :
       {"bool", "void", "char", "float", "__int128", "short"}) {
    if (has(word)) {
      append_word(text, word);
      return text;
    }
  }
  if (longs > 0) {
    append_word(text, longs > 1 ? "long long" : "long");
  }
  if (has("double")) {
    append_word(text, "double");
  } else if (longs == 0) {
    append_word(text, "int");
  }
  return text;
}

std::string
mend_value(const std::string& type, const std::string& value)
{
  int number = 0;
  const auto parsed =
    std::from_chars(value.data(), value.data() + value.size(), number);
  return type == "unsigned char" && parsed.ec == std::errc() && number < 0
           ? std::to_string(number + 256)
           : value;
}

}  // namespace hallmark::contract::names
