// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/compile/source_tokens.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>

namespace hallmark::contract::compile {
namespace {

bool
is_letter(char c)
{
  return std::isalpha(static_cast<unsigned char>(c)) != 0 || c == '_' ||
         c == '$' || (c & 0x80) != 0;
}

/// Signs that are one, so that `<` alone may open arguments. `>>` may close
/// two lists of them.
bool
is_pair(std::string_view two)
{
  constexpr auto pairs =
    std::to_array<std::string_view>({"::", "->", "<=", ">=", "<<", "==", "!="});
  return std::ranges::find(pairs, two) != pairs.end();
}

bool
is_digit(char c)
{
  return std::isdigit(static_cast<unsigned char>(c)) != 0;
}

/// Goes through the text a token at a time.
class SourceSplitter {
public:
  explicit SourceSplitter(std::string_view text) : text_(text)
  {
    split_.files.emplace_back();
  }

  SourceTokens split()
  {
    bool is_line_start = true;
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '\n') {
        ++line_;
        ++at_;
        is_line_start = true;
      } else if (std::isspace(static_cast<unsigned char>(c)) != 0) {
        ++at_;
      } else if (c == '#' && is_line_start) {
        read_directive();
      } else {
        is_line_start = false;
        add_token();
      }
    }
    return std::move(split_);
  }

private:
  [[nodiscard]] char peek(std::size_t ahead = 0) const
  {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
  }

  /// `# 12 "file.hpp" 1`, or a pragma.
  void read_directive()
  {
    auto end = text_.find('\n', at_);
    end = end == text_.npos ? text_.size() : end;
    auto rest = text_.substr(at_ + 1, end - at_ - 1);
    at_ = end;
    while (rest.starts_with(' ')) {
      rest.remove_prefix(1);
    }
    if (rest.starts_with("line ")) {
      rest.remove_prefix(5);
    }
    unsigned line = 0;
    const auto read =
      std::from_chars(rest.data(), rest.data() + rest.size(), line);
    if (read.ec != std::errc()) {
      split_.pragmas.push_back({rest, file_, line_});
      return;
    }
    line_ = line == 0 ? 0 : line - 1;  // of the directive's own line
    if (const auto quote = rest.find('"'); quote != rest.npos) {
      enter(rest.substr(quote + 1, rest.rfind('"') - quote - 1));
    }
  }

  void enter(std::string_view quoted)
  {
    std::string name;
    for (std::size_t i = 0; i < quoted.size(); ++i) {
      i += quoted[i] == '\\' && i + 1 < quoted.size() ? 1 : 0;
      name += quoted[i];
    }
    const auto known = std::ranges::find(split_.files, name);
    file_ = static_cast<unsigned>(known - split_.files.begin());
    if (known == split_.files.end()) {
      split_.files.push_back(std::move(name));
    }
  }

  void add_token()
  {
    const auto start = at_;
    const auto line = line_;
    if (is_letter(peek())) {
      skip_word();
    } else if (is_digit(peek()) || (peek() == '.' && is_digit(peek(1)))) {
      skip_number();
    } else if (peek() == '"' || peek() == '\'') {
      skip_literal(peek());
    } else {
      at_ += is_pair(text_.substr(at_, 2)) ? 2 : 1;
    }
    split_.tokens.push_back({text_.substr(start, at_ - start), file_, line});
  }

  /// A word, or the literal that it is the prefix of.
  void skip_word()
  {
    const auto start = at_;
    while (is_letter(peek()) || is_digit(peek())) {
      ++at_;
    }
    const auto word = text_.substr(start, at_ - start);
    if (peek() == '"' && word.ends_with('R') && word.size() <= 3) {
      skip_raw();
    } else if ((peek() == '"' || peek() == '\'') &&
               (word == "L" || word == "u" || word == "U" || word == "u8")) {
      skip_literal(peek());
    }
  }

  /// `0x1p-3`, `1'000.5f`.
  void skip_number()
  {
    while (is_letter(peek()) || is_digit(peek()) || peek() == '.' ||
           (peek() == '\'' && (is_digit(peek(1)) || is_letter(peek(1))))) {
      const char c =
        static_cast<char>(std::tolower(static_cast<unsigned char>(peek())));
      ++at_;
      const bool is_exponent = c == 'e' || c == 'p';
      at_ += is_exponent && (peek() == '+' || peek() == '-') ? 1 : 0;
    }
  }

  void skip_literal(char quote)
  {
    ++at_;
    while (at_ < text_.size() && peek() != quote && peek() != '\n') {
      at_ += peek() == '\\' ? 2 : 1;
    }
    at_ = std::min(at_ + 1, text_.size());
  }

  /// `"name(…)name"`.
  void skip_raw()
  {
    const auto open = text_.find('(', at_);
    if (open == text_.npos) {
      at_ = text_.size();
      return;
    }
    const auto name = std::string(text_.substr(at_ + 1, open - at_ - 1));
    const auto close = text_.find(")" + name + "\"", open);
    const auto end =
      close == text_.npos ? text_.size() : close + name.size() + 2;
    line_ += static_cast<unsigned>(
      std::ranges::count(text_.substr(at_, end - at_), '\n'));
    at_ = end;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  unsigned file_ = 0;
  unsigned line_ = 1;
  SourceTokens split_;
};

}  // namespace

bool
SourceToken::is_word() const
{
  return !text.empty() && is_letter(text.front()) && text.back() != '"' &&
         text.back() != '\'';
}

SourceTokens
split_source(std::string_view text)
{
  return SourceSplitter(text).split();
}

std::size_t
find_close(const std::vector<SourceToken>& tokens, std::size_t at)
{
  std::size_t depth = 0;
  for (; at < tokens.size(); ++at) {
    const auto& token = tokens[at];
    if (token.is("(") || token.is("[") || token.is("{")) {
      ++depth;
    } else if ((token.is(")") || token.is("]") || token.is("}")) &&
               --depth == 0) {
      return at + 1;
    }
  }
  return at;
}

std::size_t
find_angle_close(const std::vector<SourceToken>& tokens, std::size_t at)
{
  std::size_t depth = 0;
  auto last = at + 1;
  while (at < tokens.size()) {
    const auto& token = tokens[at];
    if (token.is("(") || token.is("[") || token.is("{")) {
      at = find_close(tokens, at);
      continue;
    }
    if (token.is(";")) {
      return last;
    }
    ++at;
    depth += token.is("<") ? 1 : 0;
    if (token.is(">")) {
      last = at;
      if (--depth == 0) {
        break;
      }
    }
  }
  return depth == 0 ? at : last;
}

}  // namespace hallmark::contract::compile
