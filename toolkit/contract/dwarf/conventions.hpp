// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// How functions are called, as far as it is not the usual way.

#pragma once

#include "contract/dwarf/dwarf.hpp"
#include "contract/names/mangled.hpp"

#include <string>

namespace hallmark::contract::dwarf {

/**
 * `noexcept[[ms_abi]]`: what stands behind the parameters of a function type.
 *
 * @param type  The function or its type: clang's say which convention they
 *              have, also those that no mangled name has.
 * @param said  What the mangled type says; null: it is not known.
 */
[[nodiscard]] std::string
format_calls(const Die& type, const names::FunctionType* said);

}  // namespace hallmark::contract::dwarf
