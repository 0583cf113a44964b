// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/compile/declarations.hpp"

#include "base/file.hpp"
#include "contract/text/text.hpp"

#include <algorithm>
#include <cctype>

namespace hallmark::contract {
namespace {

bool
is_word_part(char c)
{
  return std::isalnum(static_cast<unsigned char>(c)) || c == '_';
}

/// `text` with comments, strings and preprocessor lines blanked; newlines stay.
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

}  // namespace

unsigned
find_word_line(std::string_view text, std::string_view word)
{
  const auto plain = blank_out(text);
  for (auto at = plain.find(word); at != plain.npos;
       at = plain.find(word, at + 1)) {
    const auto after = at + word.size();
    if ((at == 0 || !is_word_part(plain[at - 1])) &&
        (after >= plain.size() || !is_word_part(plain[after]))) {
      const auto start = plain.begin();
      return 1 + static_cast<unsigned>(std::count(
                   start, start + static_cast<std::ptrdiff_t>(at), '\n'));
    }
  }
  return 0;
}

void
find_declarations(Contract& contract, const std::string& folder)
{
  std::string places;
  for (const auto& file : contract.dependencies) {
    const bool wanted =
      std::any_of(contract.exports.begin(),
                  contract.exports.end(),
                  [](const Export& one) { return one.file.empty(); });
    const auto text = wanted ? base::read_text(file) : std::string();
    if (!text || text->empty()) {
      continue;
    }
    for (auto& exported : contract.exports) {
      const auto word = exported.name.substr(exported.name.rfind(':') + 1);
      const auto line = exported.file.empty() ? find_word_line(*text, word) : 0;
      if (line == 0) {
        continue;
      }
      exported.file = file;
      exported.line = line;
      places += "place\t" + exported.name + "\t" +
                format_place_file(file, folder) + "\t" + std::to_string(line) +
                "\n";
    }
  }
  contract.places += places;
}

}  // namespace hallmark::contract
