// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Types that a header names and no compiler writes down by itself: g++ leaves
// out instances that only an alias in a namespace names, clang enumerations in
// classes that nothing uses. The header's text says where to look, and the
// compiler whether it is so.

#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace hallmark::contract::compile {

/// An enumeration in a class template.
struct TemplateEnum {
  std::string owner;           ///< the class, without arguments: `::audio::Box`
  std::string name;            ///< its own, or that of its first enumerator
  bool is_enumerator = false;  ///< it has none of its own
};

/**
 * What of a header is to be asked for by name. Some may not exist, as when the
 * preprocessor leaves it out. Types are spelled as C++ does: `::audio::IntBox`.
 */
struct Outline {
  /// Aliases of what has template arguments, and enumerations in classes: those
  /// without a name by their first enumerator, `decltype(::audio::Filter::most)`.
  std::vector<std::string> unwritten;
  /// The names that typedefs give to types without one: `::audio::Mode` of
  /// `typedef enum { fast } Mode;`. g++ leaves out such a name of an enumeration
  /// in a namespace, clang one in a class, unless something uses it.
  std::vector<std::string> aliases;
  /// The enumerations in class templates, which clang describes only in those
  /// instances where something uses them.
  std::vector<TemplateEnum> template_enums;
};

/**
 * Read what a header names. Nothing is told of what is in a function or behind a
 * macro, and of a template the enumerations alone.
 *
 * @param text  Of a header.
 */
[[nodiscard]] Outline
read_outline(std::string_view text);

}  // namespace hallmark::contract::compile
