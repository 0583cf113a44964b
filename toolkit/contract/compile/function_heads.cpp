// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The text compiles, so that it need not be understood: statements end with
// `;` or with a body, and of each only the parameters of what it declares have
// to be found.

#include "contract/compile/function_heads.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

namespace hallmark::contract::compile {
namespace {

using Tokens = std::vector<SourceToken>;

/// Words that take parentheses and are no names of functions.
constexpr auto with_brackets = std::to_array<std::string_view>({
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

bool
takes_brackets(const SourceToken& token)
{
  return std::ranges::find(with_brackets, token.text) != with_brackets.end();
}

/// Past the `>` that closes the `<` at `at`. A `<` that is the operator leaves one
/// open: then past the last `>` of the statement.
std::size_t
find_angle_close(const Tokens& tokens, std::size_t at)
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

/// The declarator of a function in a statement.
struct Declarator {
  std::size_t name = 0;        ///< its last token
  std::size_t parameters = 0;  ///< the bracket that opens them
};

/// Reads one statement.
class Statement {
public:
  explicit Statement(const Tokens& tokens) : tokens_(tokens) {}

  /// The function that is declared, if there is one.
  [[nodiscard]] std::optional<Declarator> find_function() const
  {
    return find_between(0, tokens_.size());
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
      const bool is_bracket = token.is("(") || token.is("[") || token.is("{");
      count += token.is(",") ? 1U : 0U;
      at = is_bracket      ? find_close(tokens_, at)
           : token.is("<") ? find_angle_close(tokens_, at)
                           : at + 1;
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
      if (token.is(":")) {
        return;
      }
      is_result |= token.is("->");
      head.is_final |= token.is("final");
      head.is_pure |=
        token.is("=") && at + 1 < tokens_.size() && tokens_[at + 1].is("0");
      if (!is_result && token.is("noexcept")) {
        head.throwing = has_brackets ? read_condition(at + 1) : Throwing::never;
      } else if (!is_result && token.is("throw") && has_brackets) {
        head.throwing =
          tokens_[at + 2].is(")") ? Throwing::never : Throwing::perhaps;
      }
      at = takes_brackets(token) && has_brackets ? find_close(tokens_, at + 1)
                                                 : at + 1;
    }
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

  const Tokens& tokens_;
};

/// Goes through the statements of namespaces and classes.
class Heads {
public:
  explicit Heads(const SourceTokens& source) : source_(source) {}

  std::vector<FunctionHead> find()
  {
    const auto& tokens = source_.tokens;
    for (at_ = 0; at_ < tokens.size();) {
      const auto& token = tokens[at_];
      if (token.is("{")) {
        open();
      } else if (token.is(";") || token.is("}")) {
        end_statement();
        ++at_;
      } else if (token.is("(") || token.is("[")) {
        const auto close = find_close(tokens, at_);
        statement_.insert(statement_.end(),
                          tokens.begin() + static_cast<std::ptrdiff_t>(at_),
                          tokens.begin() + static_cast<std::ptrdiff_t>(close));
        at_ = close;
      } else if (token.is(":") && is_access()) {
        statement_.clear();
        ++at_;
      } else {
        add(token);
      }
    }
    return std::move(heads_);
  }

private:
  /// The parameters of a template say nothing of what it declares.
  void add(const SourceToken& token)
  {
    const bool is_template =
      token.is("<") && !statement_.empty() && statement_.back().is("template");
    if (is_template) {
      statement_.pop_back();
      at_ = find_angle_close(source_.tokens, at_);
      return;
    }
    statement_.push_back(token);
    ++at_;
  }

  [[nodiscard]] bool has(std::string_view word) const
  {
    return std::ranges::any_of(
      statement_, [&](const SourceToken& token) { return token.is(word); });
  }

  /// Whether a value follows: what stands in parentheses is no part of it.
  [[nodiscard]] bool is_assigned() const
  {
    for (std::size_t at = 0; at < statement_.size();) {
      if (statement_[at].is("=")) {
        return true;
      }
      at = statement_[at].is("(") ? find_close(statement_, at) : at + 1;
    }
    return false;
  }

  [[nodiscard]] bool is_access() const
  {
    return !statement_.empty() &&
           (statement_[0].is("public") || statement_[0].is("protected") ||
            statement_[0].is("private"));
  }

  /// What an opening brace opens: a scope to go into, or text to pass over.
  void open()
  {
    const auto function = Statement(statement_).find_function();
    const bool is_value = !function && is_assigned();
    const bool is_scope =
      !function && !is_value && !has("enum") &&
      (has("namespace") || has("class") || has("struct") || has("union") ||
       (has("extern") && statement_.back().text.ends_with('"')));
    if (is_scope) {
      statement_.clear();
      ++at_;
      return;
    }
    const bool is_part = function && is_initialiser();
    at_ = find_close(source_.tokens, at_);
    if (is_part) {
      statement_.push_back(source_.tokens[at_ - 1]);
    } else if (function) {
      end_statement();
    }
  }

  /// Whether a brace opens the value of a member before a constructor's body:
  /// `A() : a{1} {}`.
  [[nodiscard]] bool is_initialiser() const
  {
    const auto& last = statement_.back();
    return has(":") && (last.is_word() || last.is(">"));
  }

  void end_statement()
  {
    const Statement statement(statement_);
    if (const auto function = statement.find_function()) {
      heads_.push_back(statement.make_head(*function, source_));
    }
    statement_.clear();
  }

  const SourceTokens& source_;
  std::size_t at_ = 0;
  Tokens statement_;
  std::vector<FunctionHead> heads_;
};

}  // namespace

std::vector<FunctionHead>
find_function_heads(const SourceTokens& source)
{
  return Heads(source).find();
}

}  // namespace hallmark::contract::compile
