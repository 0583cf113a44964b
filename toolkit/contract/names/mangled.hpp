// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The function types in a mangled type: what debugging information does not say
// of them, and a mangled name does (Itanium C++ ABI, 5.1.5).

#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hallmark::contract::names {

struct FunctionType;

/// The function types that a type is made of, from left to right as it is
/// mangled. Those in the arguments of a class's template are none of them: they
/// belong to its name.
using FunctionTypes = std::vector<FunctionType>;

/// A function type, of a pointer or of a function.
struct FunctionType {
  bool is_noexcept = false;
  std::vector<std::string> conventions;  ///< `ms_abi`; outermost first
  FunctionTypes result;
  FunctionTypes parameters;
};

/// Whether any of them, at any depth, is noexcept or has a convention.
[[nodiscard]] bool
says_more(const FunctionTypes& types);

/**
 * The function types in the argument of a class template's instance.
 *
 * @param mangled  From the argument on, as it stands behind the `I` of
 *                 `_ZN1a1bI`, or behind literals that come first. The name
 *                 before it must have two parts, which substitutions count.
 * @return         Nothing when it is not understood.
 */
[[nodiscard]] std::optional<FunctionTypes>
read_function_types(std::string_view mangled);

/**
 * The function types in the parameters of a member function that is no
 * instance of a template.
 *
 * @param symbol  Its linkage name: `_ZN1a1b3runEPDoFvvE`.
 * @return        Nothing when it is not understood.
 */
[[nodiscard]] std::optional<FunctionTypes>
read_parameter_types(std::string_view symbol);

/// Goes through a mangled name from left to right. Of each type only the
/// function types in it are kept, also of those that a substitution refers back
/// to. Its functions for names stand in mangled_names.cpp.
class MangledReader {
public:
  /// @param seen  How many substitutions came before.
  MangledReader(std::string_view text, std::size_t seen)
    : text_(text), seen_(seen)
  {
  }

  /// The type that comes next.
  std::optional<FunctionTypes> read()
  {
    auto types = read_type();
    return failed_ ? std::nullopt : std::optional(std::move(types));
  }

  /// The types behind the name that comes next.
  std::optional<FunctionTypes> read_parameters()
  {
    (void)read_encoded_name();
    FunctionTypes types;
    while (!failed_ && at_ < text_.size()) {
      for (auto& type : read_type()) {
        types.push_back(std::move(type));
      }
    }
    return failed_ ? std::nullopt : std::optional(std::move(types));
  }

private:
  /// What nobody writes, and what an unsound name could ask for.
  static constexpr int deepest = 256;
  static constexpr std::size_t most_substitutions = 4096;

  static bool is_digit(char c) { return c >= '0' && c <= '9'; }

  [[nodiscard]] char peek(std::size_t ahead = 0) const
  {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
  }
  [[nodiscard]] bool is_next(std::string_view what) const
  {
    return text_.substr(std::min(at_, text_.size())).starts_with(what);
  }
  bool skip(std::string_view what)
  {
    const bool there = is_next(what);
    at_ += there ? what.size() : 0;
    return there;
  }
  void fail() { failed_ = true; }
  void expect(std::string_view what)
  {
    if (!skip(what)) {
      fail();
    }
  }
  FunctionTypes remember(FunctionTypes types);
  FunctionTypes read_type();
  FunctionTypes read_unbounded();
  [[nodiscard]] bool is_function() const;
  FunctionTypes read_qualified();
  FunctionTypes read_vendor();
  FunctionType read_function(FunctionType function);
  FunctionTypes read_array();
  FunctionTypes read_member_pointer();
  FunctionTypes read_special();
  FunctionTypes read_class();
  FunctionTypes read_nested();
  void read_local();
  void read_discriminator();
  void read_encoding();
  bool read_encoded_name();
  void read_unqualified_name();
  std::string read_source_name();
  void skip_digits();
  FunctionTypes read_substitution();
  FunctionTypes read_substituted();
  void read_arguments();
  void read_argument();
  void read_literal();
  void read_expression_argument();
  void read_expression();

  std::string_view text_;
  std::size_t at_ = 0;
  std::vector<FunctionTypes> seen_;
  int depth_ = 0;
  bool failed_ = false;
};

}  // namespace hallmark::contract::names
