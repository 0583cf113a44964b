// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/compile/command_line.hpp"

namespace hallmark::contract::compile {
namespace {

constexpr std::string_view blanks = " \t\n";

/// Reads one word after the other; XCU 2.2 says which quote does what.
class Splitter {
public:
  explicit Splitter(std::string_view text) : text_(text) {}

  /// Whether another word follows; passes the blanks before it.
  bool skip_blanks()
  {
    at_ = text_.find_first_not_of(blanks, at_);
    return at_ != std::string_view::npos;
  }

  /// The next word, or nothing when a quote does not end.
  bool read_word(std::string& word)
  {
    while (at_ < text_.size() && blanks.find(text_[at_]) == blanks.npos) {
      const char c = text_[at_++];
      if (c == '\'' || c == '"') {
        if (!read_quoted(c, word)) {
          return false;
        }
      } else if (c == '\\') {
        read_escaped(word);
      } else {
        word += c;
      }
    }
    return true;
  }

private:
  bool read_quoted(char quote, std::string& word)
  {
    while (at_ < text_.size() && text_[at_] != quote) {
      const char c = text_[at_++];
      const bool escapes =
        quote == '"' && c == '\\' && at_ < text_.size() &&
        std::string_view("$`\"\\\n").find(text_[at_]) != std::string_view::npos;
      if (escapes) {
        read_escaped(word);
      } else {
        word += c;
      }
    }
    return at_++ < text_.size();
  }

  /// What a backslash protects; with a newline both go.
  void read_escaped(std::string& word)
  {
    if (at_ < text_.size()) {
      const char c = text_[at_++];
      if (c != '\n') {
        word += c;
      }
    }
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

bool
needs_quotes(const std::string& word)
{
  return word.empty() ||
         word.find_first_of(" \t\n'\"\\$`|&;<>()*?[]#~") != std::string::npos;
}

}  // namespace

Result<std::vector<std::string>>
split_command(std::string_view command)
{
  std::vector<std::string> words;
  Splitter splitter(command);
  while (splitter.skip_blanks()) {
    std::string word;
    if (!splitter.read_word(word)) {
      return base::make_error(Code::malformed,
                              "command has an unterminated quote");
    }
    words.push_back(std::move(word));
  }
  return words;
}

std::string
format_command(const std::vector<std::string>& words)
{
  std::string text;
  for (const auto& word : words) {
    text += text.empty() ? "" : " ";
    if (!needs_quotes(word)) {
      text += word;
      continue;
    }
    text += '\'';
    for (const char c : word) {
      text += c == '\'' ? std::string("'\\''") : std::string(1, c);
    }
    text += '\'';
  }
  return text;
}

}  // namespace hallmark::contract::compile
