// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Brackets are matched in one pass first, so that a name that does not close
// costs nothing and the whole is linear in the length times the depth.

#include "model/spelling.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace hallmark::model {

namespace {

constexpr std::size_t none = std::string_view::npos;

bool
is_word_start(char byte)
{
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
         byte == '_' || byte == '$' || (byte & 0x80) != 0;
}

bool
is_word(char byte)
{
  return is_word_start(byte) || (byte >= '0' && byte <= '9');
}

std::size_t
find_word_end(std::string_view text, std::size_t start)
{
  while (start < text.size() && is_word(text[start])) {
    ++start;
  }
  return start;
}

/// Past a character literal, `'<'`, that begins at `start`.
std::size_t
find_literal_end(std::string_view text, std::size_t start)
{
  const bool is_escape = text.substr(start).starts_with("'\\");
  const auto end = text.find('\'', start + (is_escape ? 3 : 2));
  return end == none ? start + 1 : end + 1;
}

/// Whether the `<` or `>` at `at` belongs to the name of an operator or to an
/// arrow, and so opens and closes nothing: `operator<<`, `operator<=>`, `->`.
bool
is_operator(std::string_view text, std::size_t at)
{
  auto before = text.substr(0, at);
  if (before.ends_with('-') || before.ends_with('=')) {
    return true;
  }
  if (before.ends_with('<') || before.ends_with('>')) {
    before.remove_suffix(1);
  }
  constexpr std::string_view keyword = "operator";
  if (!before.ends_with(keyword)) {
    return false;
  }
  before.remove_suffix(keyword.size());
  return before.empty() || !is_word(before.back());
}

/// Brackets as they are met from left to right.
struct Brackets {
  std::vector<std::size_t> open;     ///< where those begin that are not closed
  std::vector<std::size_t> closing;  ///< for each that closes, where; else none
  std::size_t nesting = 0;           ///< most that were open at a time
};

void
close_bracket(std::string_view text, std::size_t at, Brackets& brackets)
{
  auto& open = brackets.open;
  const char opener = text[at] == ')' ? '(' : '<';
  while (opener == '(' && !open.empty() && text[open.back()] != opener) {
    open.pop_back();
  }
  if (!open.empty() && text[open.back()] == opener) {
    brackets.closing[open.back()] = at;
    open.pop_back();
  }
}

Brackets
match_brackets(std::string_view text)
{
  Brackets brackets;
  brackets.closing.assign(text.size(), none);
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char byte = text[i];
    const bool is_angle = byte == '<' || byte == '>';
    if (byte == '\'') {
      i = find_literal_end(text, i) - 1;
    } else if (is_angle && is_operator(text, i)) {
      continue;
    } else if (byte == '(' || byte == '<') {
      brackets.open.push_back(i);
      brackets.nesting = std::max(brackets.nesting, brackets.open.size());
    } else if (byte == ')' || byte == '>') {
      close_bracket(text, i, brackets);
    }
  }
  return brackets;
}

/// Words of which the names of built-in types are made, several in a row.
bool
is_builtin_word(std::string_view word)
{
  constexpr std::array<std::string_view, 12> words{"unsigned",
                                                   "signed",
                                                   "long",
                                                   "short",
                                                   "int",
                                                   "char",
                                                   "float",
                                                   "double",
                                                   "__int128",
                                                   "complex",
                                                   "_Complex",
                                                   "_Imaginary"};
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// Finds the mentions in one spelling.
class Scanner {
public:
  Scanner(std::string_view text, std::vector<Mention>& mentions)
    : text_(text), closing_(match_brackets(text).closing), mentions_(mentions)
  {
  }

  /// Names from `at` up to `end`; `around` tells what they stand in.
  void scan(std::size_t at, std::size_t end, Mention around)
  {
    while (at < end) {
      const char byte = text_[at];
      if (is_word_start(byte) || is_anonymous(at)) {
        at = scan_name(at, around);
      } else if (byte == '(' && closing_[at] != none) {
        auto inside = around;
        if (!is_declarator(at)) {
          inside.is_parameter = !around.is_parameter;
          inside.is_passed = true;
        }
        scan(at + 1, closing_[at], inside);
        at = closing_[at] + 1;
      } else if (byte == '\'') {
        at = find_literal_end(text_, at);
      } else if (text_.substr(at, 2) == "[[") {
        // A calling convention, whose name is no type's.
        const auto close = text_.find("]]", at);
        at = close == none ? end : close + 2;
      } else {
        at = is_word(byte) ? find_word_end(text_, at) : at + 1;
      }
    }
  }

private:
  /// `(anonymous MEMBER)` and `(anonymous namespace)` are parts of names.
  [[nodiscard]] bool is_anonymous(std::size_t at) const
  {
    return text_.substr(at).starts_with("(anonymous") && closing_[at] != none;
  }

  /// Whether a parenthesis holds the `*` of `void(*)(int)` or its like.
  [[nodiscard]] bool is_declarator(std::size_t at) const
  {
    const auto rest = text_.substr(at + 1);
    if (rest.starts_with('*') || rest.starts_with('&')) {
      return true;
    }
    const auto end = find_name_end(at + 1);
    return end > at + 1 && text_.substr(end).starts_with("::*");
  }

  /// Whether a function type's parameters, or `(*)` and then they, begin at
  /// `at`: what stands before is its result.
  [[nodiscard]] bool is_function(std::size_t at) const
  {
    if (at >= text_.size() || text_[at] != '(' || closing_[at] == none) {
      return false;
    }
    return !is_declarator(at) ||
           text_.substr(closing_[at] + 1).starts_with('(');
  }

  /// Past one component of a name: a word or `(anonymous …)`, and arguments.
  [[nodiscard]] std::size_t find_component_end(std::size_t at) const
  {
    if (at < text_.size() && is_anonymous(at)) {
      return closing_[at] + 1;
    }
    const auto end = find_word_end(text_, at);
    const bool has_arguments =
      end > at && end < text_.size() && text_[end] == '<';
    return has_arguments && closing_[end] != none ? closing_[end] + 1 : end;
  }

  /// Past the qualified name at `at`; `at` itself when there is none.
  [[nodiscard]] std::size_t find_name_end(std::size_t at) const
  {
    auto end = find_component_end(at);
    while (end > at && text_.substr(end).starts_with("::")) {
      const auto next = find_component_end(end + 2);
      if (next == end + 2) {
        break;
      }
      end = next;
    }
    return end;
  }

  /// `end`, or past the words that go on with a built-in type's name.
  [[nodiscard]] std::size_t find_builtin_end(std::size_t at,
                                             std::size_t end) const
  {
    if (!is_builtin_word(text_.substr(at, end - at))) {
      return end;
    }
    while (text_.substr(end).starts_with(' ')) {
      const auto next = find_word_end(text_, end + 1);
      if (!is_builtin_word(text_.substr(end + 1, next - end - 1))) {
        break;
      }
      end = next;
    }
    return end;
  }

  /// Where the elements' type of the vector at `at` begins, or none.
  [[nodiscard]] std::size_t find_element(std::size_t at) const
  {
    constexpr std::string_view start = "__vector(";
    const auto bracket = at + start.size() - 1;
    if (!text_.substr(at).starts_with(start) || closing_[bracket] == none ||
        !text_.substr(closing_[bracket] + 1).starts_with(' ')) {
      return none;
    }
    return closing_[bracket] + 2;
  }

  /// What is said of the text from `at` to `end`, which stands in `around`.
  [[nodiscard]] Mention make_mention(std::size_t at,
                                     std::size_t end,
                                     Mention around) const
  {
    const auto rest = text_.substr(end);
    around.name = text_.substr(at, end - at);
    around.is_value = !rest.starts_with('*') && !rest.starts_with('&');
    around.is_passed =
      around.is_value &&
      (rest.starts_with('(') ? is_function(end) : around.is_passed);
    return around;
  }

  /// The name or vector at `at`, then what it holds; gives where it ends.
  std::size_t scan_name(std::size_t at, Mention around)
  {
    const auto element = find_element(at);
    const auto start = element == none ? at : element;
    const auto end = find_builtin_end(start, find_name_end(start));
    if (element != none) {
      mentions_.push_back(make_mention(at, end, around));
      mentions_.back().is_vector = true;
    }
    const auto name = text_.substr(start, end - start);
    if (name != "const" && name != "volatile" && name != "noexcept" &&
        !text_.substr(end).starts_with("::*")) {
      mentions_.push_back(make_mention(start, end, around));
    }
    auto inside = around;
    inside.is_argument = true;
    inside.is_passed = false;
    for (auto i = start; i < end; ++i) {
      if (text_[i] == '<' && closing_[i] != none) {
        scan(i + 1, closing_[i], inside);
        i = closing_[i];
      }
    }
    return end;
  }

  std::string_view text_;
  std::vector<std::size_t> closing_;
  std::vector<Mention>& mentions_;
};

}  // namespace

std::size_t
count_nesting(std::string_view spelling)
{
  return match_brackets(spelling).nesting;
}

std::string_view
find_parameters(std::string_view function)
{
  std::size_t depth = 0;
  for (auto at = function.size(); at-- > 0;) {
    if (function[at] == ')') {
      ++depth;
    } else if (function[at] == '(' && depth > 0 && --depth == 0) {
      return function.substr(at);
    }
  }
  return {};
}

void
find_mentions(std::string_view spelling, std::vector<Mention>& mentions)
{
  Scanner(spelling, mentions).scan(0, spelling.size(), {});
}

}  // namespace hallmark::model
