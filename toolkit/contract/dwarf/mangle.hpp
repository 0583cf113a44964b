// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The mangled name that a C type has in C++. C compilers do not make it.

#pragma once

#include "contract/dwarf/index.hpp"

#include <optional>
#include <string>

namespace hallmark::contract::dwarf {

/**
 * The name of `typeid(hallmark::type<T>*)` for a type that C can have.
 *
 * Itanium ABI, 5.1, of which C needs: base types, pointers, cv, arrays,
 * functions, vectors, and names without scopes.
 *
 * @return  Nothing for a type that C++ has no mangling for (`_Atomic`).
 */
[[nodiscard]] std::optional<std::string>
mangle_type_key(const Index& index, const std::optional<Die>& type);

/// The mangled T of `_ZN8hallmark4typeI` T `E12hallmark_keyE` becomes the name of
/// `typeid(hallmark::type<T>*)`; empty for another symbol.
[[nodiscard]] std::string
make_type_key(const std::string& symbol);

/// Whether a type is an array of const, as such a name tells: `A2_Ki`.
[[nodiscard]] bool
is_const_array(std::string_view type_key);

}  // namespace hallmark::contract::dwarf
