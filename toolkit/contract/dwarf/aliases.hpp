// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Typedefs and qualifiers between a type and its use, and the names of the
// machine's own types.

#pragma once

#include "contract/dwarf/dwarf.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hallmark::contract::dwarf {

/// The qualifiers of a type.
struct Cv {
  bool is_const = false;
  bool is_volatile = false;
};

/// `const`, `const volatile`, `volatile` or nothing.
[[nodiscard]] std::string
format_cv(Cv cv);

/// Take const and volatile off a type.
[[nodiscard]] Cv
take_cv(std::optional<Die>& type);

/// The type of a parameter without its own cv, which callers do not see.
[[nodiscard]] std::optional<Die>
strip_own_cv(std::optional<Die> type);

/**
 * What a type is without typedefs, `restrict` and, when asked, cv.
 *
 * @return  None for `void`.
 */
[[nodiscard]] std::optional<Die>
strip_aliases(std::optional<Die> type, bool cv_too = false);

/**
 * What a pointer or a reference leads to. g++ forgets the const of an array
 * that a typedef names, `typedef int table[2]; const table* p`, so it does not
 * count; that of elements, `const int (*p)[2]`, does.
 */
[[nodiscard]] std::optional<Die>
pointee_of(const Die& pointer);

/// `wchar_t`, `char16_t`, `char32_t` and `char8_t`: types of their own in C++,
/// known by the name of their typedef in C.
[[nodiscard]] bool
is_character_alias(std::string_view name);

/// The canonical name of a base type. Of complex integers nobody tells the sign.
[[nodiscard]] std::string
base_name(const Die& type);

/// The bounds of an array, outermost first: `[2][3]`; without one `[]`.
[[nodiscard]] std::vector<std::uint64_t>
array_counts(const Die& array);

}  // namespace hallmark::contract::dwarf
