// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The difference of two descriptions of a type, in one line.

#pragma once

#include "contract/text/graph.hpp"
#include "verify/compare.hpp"

#include <string>

namespace hallmark::lint {

/**
 * What differs in a type: `size: found 8, expected 12; member 'gain': found at
 * +1, expected at +4`.
 *
 * @return  Empty when nothing does, one side does not describe it, or what
 *          differs follows from another type.
 */
[[nodiscard]] std::string
explain_type(const verify::ContractPair& contracts,
             std::string_view name,
             const verify::Sides& sides);

/// `params.hpp:3`; empty when that is not known.
[[nodiscard]] std::string
format_place(const contract::dwarf::Place& place);

}  // namespace hallmark::lint
