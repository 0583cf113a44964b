// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Canonical names as C++ source can have them.

#pragma once

#include <string>

namespace hallmark::contract::names {

/**
 * Replace what no compiler takes as it is written in a canonical name: the
 * least number of 64 bits, which is a minus before a number that is too large;
 * `std::nullptr_t`, which a header has to bring along; and conventions behind
 * the parameters, `void(*)(int)[[ms_abi]]`.
 */
[[nodiscard]] std::string
spell_for_source(std::string name);

}  // namespace hallmark::contract::names
