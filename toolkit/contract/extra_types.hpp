// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What is wrong with a type that `extra_types` names.

#pragma once

#include "contract/dwarf/index.hpp"

#include <string>

namespace hallmark::contract {

/// Of a name under which no type is defined: it may be another name of one.
[[nodiscard]] base::Error
make_extra_error(const dwarf::Index& index, const std::string& name);

}  // namespace hallmark::contract
