// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/compile/outline.hpp"

#include "contract/compile/declarations.hpp"

#include <algorithm>
#include <cctype>

namespace hallmark::contract::compile {
namespace {

bool
is_word_start(char c)
{
  return std::isalpha(static_cast<unsigned char>(c)) != 0 || c == '_';
}

bool
is_word(std::string_view token)
{
  return !token.empty() && is_word_start(token.front());
}

/// Words, `::`, and other bytes one by one. Numbers are of no interest.
std::vector<std::string_view>
split_source(std::string_view text)
{
  std::vector<std::string_view> tokens;
  for (std::size_t at = 0; at < text.size();) {
    const auto start = at;
    if (is_word_start(text[at])) {
      while (at < text.size() &&
             (is_word_start(text[at]) ||
              std::isdigit(static_cast<unsigned char>(text[at])) != 0)) {
        ++at;
      }
    } else {
      at += text.substr(at, 2) == "::" ? 2 : 1;
    }
    if (std::isspace(static_cast<unsigned char>(text[start])) == 0) {
      tokens.push_back(text.substr(start, at - start));
    }
  }
  return tokens;
}

/// What an opening brace opens.
struct Scope {
  std::string name;  ///< of a namespace or a class; may be empty
  bool is_class = false;
  bool is_closed = false;  ///< a function, a template, a value
};

/// Goes through the tokens of a header, a statement at a time.
class Outline {
public:
  explicit Outline(std::string_view text)
    : plain_(blank_out(text)), tokens_(split_source(plain_))
  {
  }

  std::vector<std::string> find()
  {
    for (at_ = 0; at_ < tokens_.size(); ++at_) {
      const auto token = tokens_[at_];
      if (token == "{") {
        open();
      } else if (token == "}") {
        close();
      } else if (token == ";") {
        end_statement();
      } else if (token == ":" && is_access()) {
        statement_.clear();
      } else {
        statement_.push_back(token);
      }
    }
    return std::move(found_);
  }

private:
  [[nodiscard]] bool has(std::string_view word) const
  {
    return std::ranges::find(statement_, word) != statement_.end();
  }

  [[nodiscard]] bool is_access() const
  {
    return statement_.size() == 1 &&
           (statement_[0] == "public" || statement_[0] == "protected" ||
            statement_[0] == "private");
  }

  [[nodiscard]] bool is_closed() const
  {
    return std::ranges::any_of(scopes_, &Scope::is_closed);
  }

  [[nodiscard]] bool is_in_class() const
  {
    return !scopes_.empty() && scopes_.back().is_class;
  }

  /// The last word before a base clause, `final` or attributes that follow.
  [[nodiscard]] std::string find_name(std::string_view keyword) const
  {
    std::string name;
    auto place = std::ranges::find(statement_, keyword);
    for (; place != statement_.end() && *place != ":"; ++place) {
      if (is_word(*place) && *place != "final" && *place != "class" &&
          *place != "struct" && *place != keyword) {
        name = *place;
      } else if (*place == "(" || *place == "<") {
        return *place == "<" ? std::string() : name;
      }
    }
    return name;
  }

  [[nodiscard]] std::string qualify(std::string_view name) const
  {
    std::string whole;
    for (const auto& scope : scopes_) {
      whole += scope.name.empty() ? "" : "::" + scope.name;
    }
    return (whole + "::").append(name);
  }

  void open()
  {
    Scope scope;
    scope.is_closed = true;
    const bool is_enum = has("enum");
    if (has("namespace")) {
      scope = open_namespace();
    } else if (is_enum) {
      note_enum();
    } else if (!has("template") && !has("(") && !has("=")) {
      for (const auto* keyword : {"class", "struct", "union"}) {
        if (has(keyword)) {
          scope = {find_name(keyword), true, false};
          scope.is_closed = scope.name.empty();
        }
      }
    } else if (statement_.size() >= 2 && statement_[0] == "extern") {
      scope = {};
    }
    scopes_.push_back(std::move(scope));
    statement_.clear();
  }

  [[nodiscard]] Scope open_namespace() const
  {
    Scope scope;
    for (const auto token : statement_) {
      if (token == "::" ||
          (is_word(token) && token != "namespace" && token != "inline")) {
        scope.name += token;
      }
    }
    return scope;
  }

  void note_enum()
  {
    if (is_closed() || !is_in_class() || has("template")) {
      return;
    }
    const auto name = find_name("enum");
    if (!name.empty()) {
      found_.push_back(qualify(name));
    } else if (at_ + 1 < tokens_.size() && is_word(tokens_[at_ + 1])) {
      found_.push_back("decltype(" + qualify(tokens_[at_ + 1]) + ")");
    }
  }

  void close()
  {
    if (!scopes_.empty()) {
      scopes_.pop_back();
    }
    statement_.clear();
  }

  /// `using NAME = A<B>;` and `typedef A<B> NAME;`
  void end_statement()
  {
    if (!is_closed() && has("<") && !has("template") && statement_.size() > 3) {
      if (statement_[0] == "using" && statement_[2] == "=") {
        found_.push_back(qualify(statement_[1]));
      } else if (statement_[0] == "typedef" && is_word(statement_.back())) {
        found_.push_back(qualify(statement_.back()));
      }
    }
    statement_.clear();
  }

  std::string plain_;
  std::vector<std::string_view> tokens_;
  std::size_t at_ = 0;
  std::vector<std::string_view> statement_;
  std::vector<Scope> scopes_;
  std::vector<std::string> found_;
};

}  // namespace

std::vector<std::string>
find_unwritten(std::string_view text)
{
  return Outline(text).find();
}

}  // namespace hallmark::contract::compile
