// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The text compiles, so that it need not be understood: statements end with
// `;` or with a body, and of each only the parameters of what it declares have
// to be found.

#include "contract/compile/function_heads.hpp"

#include "contract/compile/statement.hpp"

#include <algorithm>
#include <string_view>

namespace hallmark::contract::compile {
namespace {

bool
is_class_key(const SourceToken& token)
{
  return token.is("class") || token.is("struct") || token.is("union");
}

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
        if (token.is("}") && !scopes_.empty()) {
          scopes_.pop_back();
        }
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

  /// The last word before the bases, but for `final` and attributes.
  [[nodiscard]] std::string find_class_name() const
  {
    std::string name;
    for (std::size_t at = 0; at < statement_.size();) {
      const auto& token = statement_[at];
      const bool has_brackets =
        at + 1 < statement_.size() && statement_[at + 1].is("(");
      if (token.is(":")) {
        break;
      }
      if (token.is("[") || (takes_brackets(token) && has_brackets)) {
        at = find_close(statement_, token.is("[") ? at : at + 1);
      } else if (token.is("<")) {
        at = find_angle_close(statement_, at);
      } else {
        const bool is_name =
          token.is_word() && !token.is("final") && !is_class_key(token);
        name = is_name ? std::string(token.text) : name;
        ++at;
      }
    }
    return name;
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
      scopes_.push_back(has("namespace") ? "" : find_class_name());
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
    for (auto function = statement.find_function(); function;
         function = statement.find_next(*function)) {
      heads_.push_back(statement.make_head(*function, source_));
      heads_.back().owner = scopes_.empty() ? "" : scopes_.back();
    }
    statement_.clear();
  }

  const SourceTokens& source_;
  std::size_t at_ = 0;
  std::vector<SourceToken> statement_;
  std::vector<std::string> scopes_;  ///< names of classes; others are empty
  std::vector<FunctionHead> heads_;
};

}  // namespace

std::vector<FunctionHead>
find_function_heads(const SourceTokens& source)
{
  return Heads(source).find();
}

}  // namespace hallmark::contract::compile
