// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/compile/declarations.hpp"

#include "base/file.hpp"
#include "contract/names/base_words.hpp"
#include "contract/names/export_name.hpp"

#include <algorithm>

namespace hallmark::contract::compile {

std::string
blank_out(std::string_view text)
{
  std::string plain(text);
  const auto blank = [&](std::size_t from, std::size_t to) {
    for (auto at = from; at < std::min(to, plain.size()); ++at) {
      plain[at] = plain[at] == '\n' ? '\n' : ' ';
    }
    return to;
  };
  const auto end_of = [&](std::string_view what, std::size_t from) {
    const auto found = text.find(what, from);
    return found == text.npos ? text.size() : found + what.size();
  };
  bool line_start = true;
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    if (text.substr(at, 2) == "/*") {
      at = blank(at, end_of("*/", at + 2));
    } else if (text.substr(at, 2) == "//" || (c == '#' && line_start)) {
      auto end = end_of("\n", at);
      while (end >= 2 && end < text.size() && text[end - 2] == '\\') {
        end = end_of("\n", end);
      }
      at = blank(at, end);
      line_start = true;
    } else if (c == '"') {
      auto end = end_of("\"", at + 1);
      while (end < text.size() && text[end - 2] == '\\') {
        end = end_of("\"", end);
      }
      at = blank(at, end);
    } else {
      line_start = c == '\n' || (line_start && (c == ' ' || c == '\t'));
      ++at;
    }
  }
  return plain;
}

std::size_t
find_word(std::string_view text, std::string_view word)
{
  for (auto at = text.find(word); at != text.npos;
       at = text.find(word, at + 1)) {
    const auto after = at + word.size();
    if ((at == 0 || !names::is_word_part(text[at - 1])) &&
        (after >= text.size() || !names::is_word_part(text[after]))) {
      return at;
    }
  }
  return text.npos;
}

unsigned
find_word_line(std::string_view text, std::string_view word)
{
  const auto plain = blank_out(text);
  const auto at = find_word(plain, word);
  if (at == plain.npos) {
    return 0;
  }
  const auto before = std::string_view(plain).substr(0, at);
  return 1 + static_cast<unsigned>(std::ranges::count(before, '\n'));
}

std::vector<Declaration>
find_declarations(std::vector<std::string> names,
                  const std::vector<std::string>& files)
{
  std::vector<Declaration> declarations;
  for (const auto& file : files) {
    const auto text = names.empty() ? std::string() : base::read_text(file);
    if (!text || text->empty()) {
      continue;
    }
    std::vector<std::string> missing;
    for (auto& name : names) {
      const auto parts = names::parse_export_name(name);
      const auto word = parts ? parts->last : name;
      if (const auto line = find_word_line(*text, word); line != 0) {
        declarations.push_back({std::move(name), file, line});
      } else {
        missing.push_back(std::move(name));
      }
    }
    names = std::move(missing);
  }
  return declarations;
}

}  // namespace hallmark::contract::compile
