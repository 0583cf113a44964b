// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/names/source_spelling.hpp"

#include "contract/names/base_words.hpp"

#include <string_view>

namespace hallmark::contract::names {
namespace {

/// Replace a text that stands between other words.
void
replace_word(std::string& name, std::string_view from, std::string_view to)
{
  for (auto at = name.find(from); at != name.npos; at = name.find(from, at)) {
    const auto end = at + from.size();
    const bool is_part =
      (at > 0 && (is_word_part(name[at - 1]) || name[at - 1] == ':')) ||
      (end < name.size() && is_word_part(name[end]));
    if (is_part) {
      at = end;
    } else {
      name.replace(at, from.size(), to);
      at += to.size();
    }
  }
}

/// The bracket that the one at `close` closes, or npos.
std::size_t
find_open(std::string_view text, std::size_t close)
{
  std::size_t depth = 0;
  for (auto at = close + 1; at-- > 0;) {
    depth += text[at] == ')' ? 1 : 0;
    if (text[at] == '(' && --depth == 0) {
      return at;
    }
  }
  return text.npos;
}

/// The bracket that opens the `(*)` before the parameters before a place.
std::size_t
find_group(std::string_view text, std::size_t at)
{
  const auto close = text.rfind(')', at);
  const auto open = close == text.npos ? close : find_open(text, close);
  return open == text.npos || open == 0 || text[open - 1] != ')'
           ? text.npos
           : find_open(text, open - 1);
}

/// `void(__attribute__((ms_abi))*)(int)` for `void(*)(int)[[ms_abi]]`.
std::string
mend_conventions(std::string name)
{
  for (auto at = name.find("[["); at != name.npos; at = name.find("[[", at)) {
    const auto end = name.find("]]", at);
    const auto group = find_group(name, at);
    if (end == name.npos || group == name.npos) {
      break;
    }
    const auto word = name.substr(at + 2, end - at - 2);
    name.erase(at, end + 2 - at);
    name.insert(group + 1, "__attribute__((" + word + "))");
  }
  return name;
}

}  // namespace

std::string
spell_for_source(std::string name)
{
  replace_word(name, "std::nullptr_t", "decltype(nullptr)");
  replace_word(name, "-9223372036854775808", "(-9223372036854775807-1)");
  return mend_conventions(std::move(name));
}

}  // namespace hallmark::contract::names
