// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What crosses a boundary that two toolchains may treat in two ways, though
// they lay every type out alike.

#pragma once

#include "model/contract.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace hallmark::verify {

/// Whether a type of the standard library crosses, or another leaf.
[[nodiscard]] bool
has_leaf(const model::Contract& contract);

/// Whether a class with virtual functions crosses, or a leaf that may be one or
/// asks for the type of what it holds: plain_leaves.hpp.
[[nodiscard]] bool
has_polymorphic_class(const model::Contract& contract);

/// Whether a class with a virtual table crosses: virtual bases have one too.
[[nodiscard]] bool
has_table(const model::Contract& contract);

/// Whether a type built into the language is named: by an export, by a type or
/// by what a type is made of, as an argument of a template too.
[[nodiscard]] bool
names_type(const model::Contract& contract, std::string_view name);

/// Whether a type crosses that is aligned to more than `least` bytes and to no
/// more than `most`.
[[nodiscard]] bool
has_alignment(const model::Contract& contract,
              std::uint64_t least,
              std::uint64_t most);

/// What functions take or give by value, themselves or in the members and bases
/// of a class at any depth. An export is such a function, and so are a virtual
/// one and one that a pointer points to.
struct Passed {
  std::vector<bool> types;  ///< one for each of the contract's
  bool has_vector = false;
};

[[nodiscard]] Passed
find_passed(const model::Contract& contract);

}  // namespace hallmark::verify
