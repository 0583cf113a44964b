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
  return std::isalpha(static_cast<unsigned char>(c)) != 0 || c == '_' ||
         (c & 0x80) != 0;
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
  bool is_closed = false;        ///< a function, a value
  bool is_named_behind = false;  ///< `typedef struct {} NAME;`
  bool is_template = false;      ///< a class
};

/// Goes through the tokens of a header, a statement at a time.
class OutlineReader {
public:
  explicit OutlineReader(std::string_view text)
    : plain_(blank_out(text)), tokens_(split_source(plain_))
  {
  }

  Outline read()
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

  [[nodiscard]] bool is_in_template() const
  {
    return std::ranges::any_of(scopes_, &Scope::is_template);
  }

  [[nodiscard]] bool is_closed() const
  {
    return is_in_template() || std::ranges::any_of(scopes_, &Scope::is_closed);
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
        return *place == "<" && !is_template_ ? std::string() : name;
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
    skip_parameters();
    const bool is_enum = has("enum");
    if (has("namespace")) {
      scope = open_namespace();
    } else if (is_enum) {
      note_enum();
    } else if (!has("(") && !has("=")) {
      for (const auto* keyword : {"class", "struct", "union"}) {
        if (has(keyword)) {
          scope = {find_name(keyword), true, false, false, is_template_};
          scope.is_closed = scope.name.empty();
        }
      }
    } else if (statement_.size() >= 2 && statement_[0] == "extern") {
      scope = {};
    }
    note_alias(scope);
    scopes_.push_back(std::move(scope));
    statement_.clear();
    is_template_ = false;
  }

  /// Past `template<class T = X<int>>`.
  void skip_parameters()
  {
    while (statement_.size() > 1 && statement_[0] == "template" &&
           statement_[1] == "<") {
      is_template_ = true;
      std::size_t at = 1;
      int open = 0;
      do {
        open += statement_[at] == "<" ? 1 : statement_[at] == ">" ? -1 : 0;
        ++at;
      } while (open > 0 && at < statement_.size());
      statement_.erase(statement_.begin(),
                       statement_.begin() + static_cast<std::ptrdiff_t>(at));
    }
  }

  /// Whether a type that begins has no name of its own.
  [[nodiscard]] bool is_unnamed() const
  {
    for (const auto* keyword : {"enum", "class", "struct", "union"}) {
      if (has(keyword)) {
        const auto name = find_name(keyword);
        return name.empty() || name.starts_with("__");
      }
    }
    return false;
  }

  void note_alias(Scope& scope)
  {
    if (is_closed() || statement_.empty() || !is_unnamed()) {
      return;
    }
    scope.is_named_behind = statement_[0] == "typedef";
    if (statement_[0] == "using" && statement_.size() > 3 &&
        statement_[2] == "=") {
      found_.aliases.push_back(qualify(statement_[1]));
    }
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
    if (std::ranges::any_of(scopes_, &Scope::is_closed) || !is_in_class() ||
        is_template_) {
      return;
    }
    const auto name = find_name("enum");
    if (is_in_template()) {
      note_member(name);
      return;
    }
    if (!name.empty()) {
      found_.unwritten.push_back(qualify(name));
    } else if (at_ + 1 < tokens_.size() && is_word(tokens_[at_ + 1])) {
      found_.unwritten.push_back("decltype(" + qualify(tokens_[at_ + 1]) + ")");
    }
  }

  void note_member(const std::string& name)
  {
    auto owner = qualify("");
    owner.resize(owner.size() - 2);
    if (!name.empty()) {
      found_.template_enums.push_back({std::move(owner), name, false});
    } else if (at_ + 1 < tokens_.size() && is_word(tokens_[at_ + 1])) {
      found_.template_enums.push_back(
        {std::move(owner), std::string(tokens_[at_ + 1]), true});
    }
  }

  void close()
  {
    statement_.clear();
    if (!scopes_.empty()) {
      if (scopes_.back().is_named_behind) {
        statement_ = {"typedef", "}"};
      }
      scopes_.pop_back();
    }
  }

  /// The names in `typedef struct {} NAME, *POINTER, OTHER;`
  void note_names_behind()
  {
    for (std::size_t at = 2; at < statement_.size(); ++at) {
      const bool is_last =
        at + 1 == statement_.size() || statement_[at + 1] == ",";
      const bool is_first = at == 2 || statement_[at - 1] == ",";
      if (is_first && is_last && is_word(statement_[at])) {
        found_.aliases.push_back(qualify(statement_[at]));
      }
    }
    statement_.clear();
  }

  /// `using NAME = A<B>;` and `typedef A<B> NAME;`
  void end_statement()
  {
    if (statement_.size() > 2 && statement_[1] == "}") {
      note_names_behind();
      return;
    }
    if (!is_closed() && has("<") && !has("template") && statement_.size() > 3) {
      if (statement_[0] == "using" && statement_[2] == "=") {
        found_.unwritten.push_back(qualify(statement_[1]));
      } else if (statement_[0] == "typedef" && is_word(statement_.back())) {
        found_.unwritten.push_back(qualify(statement_.back()));
      }
    }
    statement_.clear();
  }

  std::string plain_;
  std::vector<std::string_view> tokens_;
  std::size_t at_ = 0;
  std::vector<std::string_view> statement_;
  std::vector<Scope> scopes_;
  Outline found_;
  bool is_template_ = false;  ///< the statement
};

}  // namespace

Outline
read_outline(std::string_view text)
{
  return OutlineReader(text).read();
}

}  // namespace hallmark::contract::compile
