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

}  // namespace hallmark::contract::dwarf
