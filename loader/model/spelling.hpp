// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Which names the canonical spelling of a type holds, and how.

#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace hallmark::model {

/// A name in the spelling of a type. A view of the spelling.
struct Mention {
  std::string_view name;      ///< `audio::Ring<float,4>`, `unsigned long`
  bool is_argument = false;   ///< among the arguments of a template
  bool is_parameter = false;  ///< inside an odd number of parameter lists
  bool is_value = false;      ///< no `*` or `&` follows
  bool is_passed = false;     ///< by value: a parameter or result of a function
  bool is_vector = false;     ///< `__vector(8) float`: not the name of a block
};

/// How deep round and angle brackets lie in each other.
[[nodiscard]] std::size_t
count_nesting(std::string_view spelling);

/// `(int)const` of the virtual function `operator()(int)const`; empty when
/// there is no list of parameters.
[[nodiscard]] std::string_view
find_parameters(std::string_view function);

/**
 * Every name in a type's canonical spelling, outer names before the arguments
 * of their templates, else from left to right.
 *
 * `audio::Ring<audio::Cell,4>*(const audio::Params&)` mentions Ring, by
 * pointer; Cell, by value, as an argument; Params, by reference, as a
 * parameter. A vector, `__vector(8) float`, comes before the type of its
 * elements. A class whose members a pointer points to (`int audio::A::*`) is
 * not mentioned: nothing of it is needed.
 *
 * @param spelling  Nested no deeper than contracts may be: the search descends.
 * @param mentions  Gets them at its end.
 */
void
find_mentions(std::string_view spelling, std::vector<Mention>& mentions);

}  // namespace hallmark::model
