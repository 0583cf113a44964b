// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What crosses a boundary that two toolchains may treat in two ways, though
// they lay every type out alike.

#pragma once

#include "model/contract.hpp"

#include <vector>

namespace hallmark::verify {

/// Whether a type of the standard library crosses, or another leaf.
[[nodiscard]] bool
has_leaf(const model::Contract& contract);

/// Whether a class with virtual functions crosses.
[[nodiscard]] bool
has_polymorphic_class(const model::Contract& contract);

/**
 * Whether a function takes or gives a vector by value: itself, or in the
 * members and bases of a class at any depth. An export is such a function, and
 * so are a virtual one and one that a pointer points to.
 */
[[nodiscard]] bool
passes_vector(const model::Contract& contract);

/// What functions take or give by value, themselves or in the members and bases
/// of a class at any depth.
struct Passed {
  std::vector<bool> types;  ///< one for each of the contract's
  bool has_vector = false;
};

[[nodiscard]] Passed
find_passed(const model::Contract& contract);

}  // namespace hallmark::verify
