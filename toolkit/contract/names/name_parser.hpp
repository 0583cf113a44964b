// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The grammar of a type's name: C++'s type-id and template-argument, as far as
// compilers write them into debugging information.

#pragma once

#include "contract/names/tokens.hpp"

#include <functional>
#include <optional>
#include <set>
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

/// A parameter of a template that takes a value.
struct ValueParameter {
  bool is_pointer = false;   ///< to an object, a function or a member
  std::string class_name{};  ///< of a value of class type, qualified
};

/// Which parameter of which template.
struct ParameterPlace {
  std::string_view name;      ///< of the template, as it is written
  bool is_outermost = false;  ///< whose scopes the name may leave out
  std::size_t number = 0;     ///< of the argument, from 0
};

/// Nothing when it is not known to take a value.
using FindParameter =
  std::function<std::optional<ValueParameter>(const ParameterPlace&)>;

/// What the text of a name does not say, and debugging information does.
struct Lookup {
  FindEnumerator enumerator{};
  FindParameter parameter{};
  bool for_source = false;  ///< as a compiler takes it, where that is known
};

/// Recursive descent over the grammar of type-id and template-argument.
class NameParser {
public:
  NameParser(std::string_view name, const Lookup& lookup)
    : tokens_(split_tokens(name)), lookup_(lookup)
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

  /// @param name  Of the template.
  std::string parse_arguments(const std::string& name);

  std::string parse_argument(const ParameterPlace& place);

  [[nodiscard]] std::optional<ValueParameter> find_parameter(
    const ParameterPlace& place) const;

  /// A null pointer.
  [[nodiscard]] std::string format_null() const;

  /// What stands before the value of a class.
  [[nodiscard]] std::string format_class(const ParameterPlace& place) const;

  std::string parse_number();

  /// `(ns::E)1`, `(char)97`, `(& object)` or a number in parentheses.
  std::string parse_parenthesis();

  /// What follows a `&`: `ns::object`; with a part of it `object[1].member`.
  std::string parse_address();

  /// The value of a class: `{1,{2}}`, without the zeros at its end.
  std::string parse_braces();

  /// One member's value in it, or one element's.
  std::string parse_part();
  std::string parse_part_parenthesis();
  std::string parse_part_name();

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

  void parse_convention();

  /// No name that a person wrote nests as deep.
  static constexpr int deepest = 200;

  std::vector<Token> tokens_;
  const Lookup& lookup_;
  std::size_t at_ = 0;
  int nesting_ = 0;
  int groups_ = 0;
  bool failed_ = false;
  std::vector<std::string> arguments_;
  std::set<std::string> conventions_;  ///< of the parameters that come next
};

}  // namespace hallmark::contract::names
