// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The functions that one statement of preprocessed text declares. The text
// compiles, so that it need not be understood: of a declaration only the
// parameters have to be found.

#pragma once

#include "contract/compile/source_tokens.hpp"
#include "contract/values/function_head.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hallmark::contract::compile {

/// Words that take parentheses and are no names of functions.
inline constexpr auto with_brackets = std::to_array<std::string_view>({
  "__attribute__",
  "__attribute",
  "__declspec",
  "__typeof__",
  "__typeof",
  "__asm__",
  "__asm",
  "_Alignas",
  "alignas",
  "asm",
  "decltype",
  "explicit",
  "noexcept",
  "requires",
  "static_assert",
  "_Static_assert",
  "throw",
  "typeof",
});

inline bool
takes_brackets(const SourceToken& token)
{
  return std::ranges::find(with_brackets, token.text) != with_brackets.end();
}

/// The declarator of a function in a statement.
struct Declarator {
  std::size_t name = 0;        ///< its last token
  std::size_t parameters = 0;  ///< the bracket that opens them
};

/// Reads one statement.
class Statement {
public:
  explicit Statement(const std::vector<SourceToken>& tokens) : tokens_(tokens)
  {
  }

  /// The function that is declared, if there is one.
  [[nodiscard]] std::optional<Declarator> find_function() const
  {
    return find_between(0, tokens_.size());
  }

  /// The one that is declared behind another: `void f() final, g();`.
  [[nodiscard]] std::optional<Declarator> find_next(
    const Declarator& function) const
  {
    auto at = find_close(tokens_, function.parameters);
    while (at < tokens_.size() && !tokens_[at].is(",")) {
      if (tokens_[at].is(":")) {
        return std::nullopt;
      }
      at = pass(at);
    }
    return find_between(at + 1, tokens_.size());
  }

  [[nodiscard]] FunctionHead make_head(const Declarator& function,
                                       const SourceTokens& source) const
  {
    const auto& token = tokens_[function.name];
    FunctionHead head;
    head.file = source.files[token.file];
    head.line = token.line;
    const auto start = find_operator(function);
    if (start) {
      head.name = "operator";
      head.line = tokens_[*start].line;
    } else {
      const bool is_destructor =
        function.name > 0 && tokens_[function.name - 1].is("~");
      head.name = (is_destructor ? "~" : "") + std::string(token.text);
    }
    head.parameters = count_parameters(function.parameters);
    read_rest(find_close(tokens_, function.parameters), head);
    return head;
  }

private:
  [[nodiscard]] std::optional<Declarator> find_between(std::size_t at,
                                                       std::size_t end) const
  {
    while (at < end) {
      const auto& token = tokens_[at];
      if (token.is("=") || token.is("->") || token.is("using") ||
          token.is("typedef") || token.is("friend")) {
        return std::nullopt;
      }
      if (token.is("operator")) {
        return find_after_operator(at, end);
      }
      if (token.is("<")) {
        at = find_angle_close(tokens_, at);
      } else if (token.is("[")) {
        at = find_close(tokens_, at);
      } else if (takes_brackets(token) && at + 1 < end &&
                 tokens_[at + 1].is("(")) {
        at = find_close(tokens_, at + 1);
      } else if (token.is("(")) {
        const auto close = find_close(tokens_, at);
        if (opens_group(at)) {
          return find_between(at + 1, close - 1);
        }
        return at > 0 ? std::optional(Declarator{at - 1, at}) : std::nullopt;
      } else {
        ++at;
      }
    }
    return std::nullopt;
  }

  /// `operator()(int)`, `operator int*()`, `operator<(…)`.
  [[nodiscard]] std::optional<Declarator> find_after_operator(
    std::size_t at,
    std::size_t end) const
  {
    ++at;
    if (at + 1 < end && tokens_[at].is("(") && tokens_[at + 1].is(")")) {
      at += 2;
    }
    while (at < end && !tokens_[at].is("(")) {
      const bool is_argument = tokens_[at].is("<") && at > 0 &&
                               tokens_[at - 1].is_word() &&
                               !tokens_[at - 1].is("operator");
      at = is_argument ? find_angle_close(tokens_, at) : at + 1;
    }
    return at < end ? std::optional(Declarator{at - 1, at}) : std::nullopt;
  }

  /// Whether a bracket holds the `*` of a pointer, and the function in it.
  [[nodiscard]] bool opens_group(std::size_t at) const
  {
    const auto& first = tokens_[at + 1];
    if (first.is("*") || first.is("&")) {
      return true;
    }
    for (++at; at + 1 < tokens_.size() &&
               (tokens_[at].is_word() || tokens_[at].is("::"));
         ++at) {
      if (tokens_[at].is("::") && tokens_[at + 1].is("*")) {
        return true;
      }
    }
    return false;
  }

  [[nodiscard]] std::optional<std::size_t> find_operator(
    const Declarator& function) const
  {
    for (auto at = function.name + 1; at-- > 0;) {
      if (tokens_[at].is("operator")) {
        return at;
      }
    }
    return std::nullopt;
  }

  [[nodiscard]] unsigned count_parameters(std::size_t open) const
  {
    const auto close = find_close(tokens_, open) - 1;
    const auto is_only = [&](std::string_view word) {
      return close == open + 2 && tokens_[open + 1].is(word);
    };
    if (close == open + 1 || is_only("void")) {
      return 0;
    }
    unsigned count = 1;
    for (auto at = open + 1; at < close;) {
      const auto& token = tokens_[at];
      count += token.is(",") ? 1U : 0U;
      at = pass(at);
    }
    const bool is_variadic = tokens_[close - 1].is(".");
    return count - (is_variadic ? 1U : 0U);
  }

  /// What stands behind the parameters.
  void read_rest(std::size_t at, FunctionHead& head) const
  {
    bool is_result = false;  // of the kind `auto f() -> int`
    while (at < tokens_.size()) {
      const auto& token = tokens_[at];
      const bool has_brackets =
        at + 1 < tokens_.size() && tokens_[at + 1].is("(");
      if (token.is(":") || token.is(",")) {
        return;
      }
      is_result |= token.is("->");
      head.is_final |= token.is("final");
      const auto is_assigned = [&](std::string_view word) {
        return token.is("=") && at + 1 < tokens_.size() &&
               tokens_[at + 1].is(word);
      };
      head.is_pure |= is_assigned("0");
      head.is_deleted |= is_assigned("delete");
      if (!is_result && token.is("noexcept")) {
        head.throwing = has_brackets ? read_condition(at + 1) : Throwing::never;
      } else if (!is_result && token.is("throw") && has_brackets) {
        head.throwing =
          tokens_[at + 2].is(")") ? Throwing::never : Throwing::perhaps;
      }
      at = pass(at);
    }
  }

  /// Past a token, and the brackets that it opens.
  [[nodiscard]] std::size_t pass(std::size_t at) const
  {
    const auto& token = tokens_[at];
    return token.is("(") || token.is("[") || token.is("{")
             ? find_close(tokens_, at)
           : token.is("<") ? find_angle_close(tokens_, at)
                           : at + 1;
  }

  /// `(true)`, `(false)`, `(0)`, `(1)`, or anything else.
  [[nodiscard]] Throwing read_condition(std::size_t open) const
  {
    const auto close = find_close(tokens_, open);
    if (close - open != 3) {
      return Throwing::unknown;
    }
    const auto& value = tokens_[open + 1];
    return value.is("true") || value.is("1")    ? Throwing::never
           : value.is("false") || value.is("0") ? Throwing::perhaps
                                                : Throwing::unknown;
  }

  const std::vector<SourceToken>& tokens_;
};

}  // namespace hallmark::contract::compile
