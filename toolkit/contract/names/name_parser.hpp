// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The grammar of a type's name: C++'s type-id and template-argument, as far as
// compilers write them into debugging information.

#pragma once

#include "contract/names/tokens.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hallmark::contract::names {

/**
 * How an enumerator is written: the qualified name of its enumeration and its
 * value, `(ns::E)1`. Nothing when the name is no enumerator.
 */
using FindEnumerator =
  std::function<std::optional<std::string>(std::string_view)>;

/// Recursive descent over the grammar of type-id and template-argument.
class NameParser {
public:
  NameParser(std::string_view name, const FindEnumerator& find)
    : tokens_(split_tokens(name)), find_(find)
  {
  }

  /// The whole text as one type, or nothing when it is not one.
  std::optional<std::string> parse_all();

  std::vector<std::string> take_arguments() { return std::move(arguments_); }

private:
  const Token& peek(std::size_t ahead = 0) const;
  bool is_sign(std::string_view sign, std::size_t ahead = 0) const;
  bool is_word(std::string_view word) const;
  bool skip_sign(std::string_view sign);
  bool skip_word(std::string_view word);

  void expect(std::string_view sign) { failed_ = failed_ || !skip_sign(sign); }

  bool at_end() const { return failed_ || peek().kind == Token::Kind::end; }

  /// `a::b<c>::d`, up to a `::` that a `*` follows.
  std::string parse_name();

  std::string parse_arguments();

  std::string parse_argument();

  std::string parse_number();

  /// `(ns::E)1`, `(char)97`, `(& object)` or a number in parentheses.
  std::string parse_parenthesis();

  /// The value of a class that is a template argument: tokens as they are.
  std::string parse_braces();

  std::string parse_type();

  /// Whether a word of a base type comes next; old spellings are mended.
  bool at_base_word();

  /// A name, `decltype(nullptr)` or a vector of g++'s: `__vector(4) float`.
  std::string parse_specifier();

  /// `__attribute__((__vector_size__(4 * sizeof(float)))) float`.
  std::string parse_clang_vector();

  std::string parse_element();

  /// What stands around a declared name: `*const`, `&`, `(*)(int)`, `[3]`.
  std::string parse_declarator(std::string text);

  void parse_pointer_cv(std::string& text);

  /// Whether a `(` opens a declarator, `(*)` or `(A::*)`, not parameters.
  bool opens_declarator() const;

  std::string parse_group(std::string text);

  std::string parse_parameters();

  std::vector<Token> tokens_;
  const FindEnumerator& find_;
  std::size_t at_ = 0;
  int nesting_ = 0;
  int groups_ = 0;
  bool failed_ = false;
  std::vector<std::string> arguments_;
};

}  // namespace hallmark::contract::names
