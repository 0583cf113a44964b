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

/**
 * Find what is to be asked for by name.
 *
 * Told are aliases of what has template arguments, and enumerations in classes:
 * those without a name by their first enumerator. Nothing is told of what is in
 * a template, in a function, or behind a macro.
 *
 * @param text  Of a header.
 * @return      Types as C++ spells them: `::audio::IntBox`,
 *              `decltype(::audio::Filter::most)`. Some may not exist, as when
 *              the preprocessor leaves them out.
 */
[[nodiscard]] std::vector<std::string>
find_unwritten(std::string_view text);

/**
 * Find the names that typedefs give to types without one: `Mode` of
 * `typedef enum { fast } Mode;`. g++ leaves out such a name of an enumeration in
 * a namespace, clang one in a class, unless something uses it.
 *
 * @param text  Of a header.
 * @return      As C++ spells them: `::audio::Mode`. Some may not exist.
 */
[[nodiscard]] std::vector<std::string>
find_aliases(std::string_view text);

/// An enumeration in a class template.
struct TemplateEnum {
  std::string owner;           ///< the class, without arguments: `::audio::Box`
  std::string name;            ///< its own, or that of its first enumerator
  bool is_enumerator = false;  ///< it has none of its own
};

/// Find the enumerations in class templates, which clang describes only in those
/// instances where something uses them.
[[nodiscard]] std::vector<TemplateEnum>
find_template_enums(std::string_view text);

}  // namespace hallmark::contract::compile
