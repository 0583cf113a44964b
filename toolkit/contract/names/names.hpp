// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The one spelling of a C++ type's name, whichever compiler printed it.
//
// Compilers write the name of a template's instance into DWARF as text, each
// in its own manner: `Ring<unsigned long, 4u>` and `Ring<long unsigned int, 4>`,
// `pair<int const, X*>` and `pair<const int, X *>`, `(ns::E)1` and `ns::E::A`.
// The text is parsed as C++ parses template arguments, and printed anew:
// integer types in one order of words, cv to the left of the name that it
// qualifies, no suffixes on numbers, characters as numbers, enumerators as a
// cast of their value, and a space only between two words.

#pragma once

#include "contract/names/name_parser.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace hallmark::contract::names {

/// What a name is made of.
struct Name {
  std::string text;                    ///< canonical
  std::vector<std::string> arguments;  ///< every name in template arguments
};

/// The canonical form of a type's name; text that is no name comes back as it
/// is.
[[nodiscard]] Name
normalise_name(std::string_view name, const Lookup& lookup = {});

/// The canonical form of a base type: `long unsigned int` is `unsigned long`.
[[nodiscard]] std::string
normalise_base(std::string_view name);

/**
 * Whether a name is one that compilers make up and cannot agree on: lambdas
 * and unnamed types.
 */
[[nodiscard]] bool
is_made_up(std::string_view name);

/// `make` of `make<int>`, and `operator` of all operators and conversions, whose
/// names compilers and people write in different ways.
[[nodiscard]] std::string_view
function_name(std::string_view name);

/// `Ring` of `Ring<float>`: a class name without its template arguments.
[[nodiscard]] std::string_view
template_name(std::string_view name);

}  // namespace hallmark::contract::names
