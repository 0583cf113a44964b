// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/compile/linked_scopes.hpp"

#include <utility>

namespace hallmark::contract::compile {
namespace {

bool
begins_tag(const SourceToken& token)
{
  return token.is("struct") || token.is("union") || token.is("class");
}

/// Goes through the braces of a source.
class LinkedScopeFinder {
public:
  explicit LinkedScopeFinder(const SourceTokens& source)
    : source_(source), tokens_(source.tokens)
  {
  }

  LinkedScopes find()
  {
    for (std::size_t at = 0; at < tokens_.size(); ++at) {
      if (tokens_[at].is("namespace")) {
        at = open_namespaces(at + 1);
      } else if (tokens_[at].is("{")) {
        ++depth_;
      } else if (tokens_[at].is("}")) {
        close();
      } else if (tokens_[at].is("extern") && !names_.empty() &&
                 at + 2 < tokens_.size() && tokens_[at + 1].is("\"C\"")) {
        add(at, find_end(at + 2));
      }
    }
    return std::move(found_);
  }

private:
  /// `audio::inline v1 {` and what stands before the brace beside names. An
  /// alias or a directive opens nothing.
  std::size_t open_namespaces(std::size_t at)
  {
    std::vector<std::string> names{""};
    for (; at < tokens_.size() && !tokens_[at].is("{"); ++at) {
      const auto& token = tokens_[at];
      if (token.is(";") || token.is("=")) {
        return at;
      }
      if (token.is("[") || token.is("(")) {
        at = find_close(tokens_, at) - 1;
      } else if (token.is("::")) {
        names.emplace_back();
      } else if (token.is_word() && !token.is("inline") &&
                 !token.is("__attribute__")) {
        names.back() = token.text;
      }
    }
    ++depth_;
    for (auto& name : names) {
      names_.push_back({depth_, std::move(name)});
    }
    return at;
  }

  void close()
  {
    while (!names_.empty() && names_.back().depth == depth_) {
      names_.pop_back();
    }
    depth_ -= depth_ > 0 ? 1 : 0;
  }

  /// Past a block, or past the one declaration.
  [[nodiscard]] std::size_t find_end(std::size_t at) const
  {
    if (tokens_[at].is("{")) {
      return find_close(tokens_, at);
    }
    while (at < tokens_.size() && !tokens_[at].is(";")) {
      at = tokens_[at].is("{") ? find_close(tokens_, at) : at + 1;
    }
    return at;
  }

  /// The lines from one token to another, of each file that comes in between.
  void add(std::size_t at, std::size_t end)
  {
    std::vector<std::string> namespaces;
    for (const auto& one : names_) {
      namespaces.push_back(one.name);
    }
    for (; at < end; ++at) {
      const auto& token = tokens_[at];
      const auto& file = source_.files[token.file];
      const bool goes_on = !found_.empty() && found_.back().file == file &&
                           found_.back().namespaces == namespaces &&
                           found_.back().last <= token.line;
      if (goes_on) {
        found_.back().last = token.line;
      } else {
        found_.push_back({file, token.line, token.line, namespaces, {}});
      }
      if (begins_tag(token) && at + 1 < end && tokens_[at + 1].is_word()) {
        found_.back().tags.emplace(tokens_[at + 1].text);
      }
    }
  }

  struct Name {
    std::size_t depth = 0;
    std::string name;
  };

  const SourceTokens& source_;
  const std::vector<SourceToken>& tokens_;
  std::size_t depth_ = 0;
  std::vector<Name> names_;
  LinkedScopes found_;
};

}  // namespace

bool
may_have_linked_scope(std::string_view text)
{
  return text.find("namespace") != text.npos &&
         text.find("extern \"C\"") != text.npos;
}

LinkedScopes
find_linked_scopes(const SourceTokens& source)
{
  return LinkedScopeFinder(source).find();
}

}  // namespace hallmark::contract::compile
