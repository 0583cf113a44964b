// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/compile/declarations.hpp"

#include "base/file.hpp"
#include "contract/names/base_words.hpp"
#include "contract/names/export_name.hpp"

#include <algorithm>
#include <unordered_map>

namespace hallmark::contract::compile {
namespace {

/// How many bytes at the beginning of a text are a word; 0: another byte.
std::size_t
count_word_bytes(std::string_view text)
{
  const auto end = std::ranges::find_if_not(text, names::is_word_part);
  return static_cast<std::size_t>(end - text.begin());
}

/// Where each of some words stands first.
class Places {
public:
  explicit Places(const std::vector<std::string>& words) : words_(words)
  {
    for (const auto& word : words) {
      places_.try_emplace(word, std::string_view::npos);
    }
  }

  /// A word was found; the first place counts.
  void set(std::string_view word, std::size_t place)
  {
    const auto found = word.empty() ? places_.end() : places_.find(word);
    if (found != places_.end() && found->second == std::string_view::npos) {
      found->second = place;
    }
  }

  /// The lines of all words in a text, from 1; 0 of what is not there.
  [[nodiscard]] std::vector<unsigned> list_lines(std::string_view text)
  {
    set_others(text);
    const auto lines = number_lines(text);
    std::vector<unsigned> list;
    for (const auto& word : words_) {
      const auto found = lines.find(places_.at(word));
      list.push_back(found == lines.end() ? 0 : found->second);
    }
    return list;
  }

private:
  /// What is no word, such as `operator+`: C++ has but few.
  void set_others(std::string_view text)
  {
    for (auto& [word, place] : places_) {
      if (count_word_bytes(word) != word.size()) {
        place = find_word(text, word);
      }
    }
  }

  /// The lines of places that are in a text.
  [[nodiscard]] std::unordered_map<std::size_t, unsigned> number_lines(
    std::string_view text) const
  {
    std::vector<std::size_t> sorted;
    for (const auto& [word, place] : places_) {
      if (place != std::string_view::npos) {
        sorted.push_back(place);
      }
    }
    std::ranges::sort(sorted);
    std::unordered_map<std::size_t, unsigned> lines;
    std::size_t before = 0;
    unsigned line = 1;
    for (const auto place : sorted) {
      const auto between = text.substr(before, place - before);
      line += static_cast<unsigned>(std::ranges::count(between, '\n'));
      lines.emplace(place, line);
      before = place;
    }
    return lines;
  }

  const std::vector<std::string>& words_;
  std::unordered_map<std::string_view, std::size_t> places_;
};

/// By which word a header declares each of some names.
std::vector<std::string>
list_last_words(const std::vector<std::string>& names)
{
  std::vector<std::string> words;
  for (const auto& name : names) {
    const auto parts = names::parse_export_name(name);
    words.push_back(parts ? parts->last : name);
  }
  return words;
}

}  // namespace

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

std::vector<unsigned>
find_word_lines(std::string_view text, const std::vector<std::string>& words)
{
  const auto plain = blank_out(text);
  const std::string_view rest = plain;
  Places places(words);
  for (std::size_t at = 0; at < plain.size();) {
    const auto length = count_word_bytes(rest.substr(at));
    places.set(rest.substr(at, length), at);
    at += std::max(length, std::size_t{1});
  }
  return places.list_lines(plain);
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
    const auto lines = find_word_lines(*text, list_last_words(names));
    std::vector<std::string> missing;
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (lines[i] != 0) {
        declarations.push_back({std::move(names[i]), file, lines[i]});
      } else {
        missing.push_back(std::move(names[i]));
      }
    }
    names = std::move(missing);
  }
  return declarations;
}

}  // namespace hallmark::contract::compile
