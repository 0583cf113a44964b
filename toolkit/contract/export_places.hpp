// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Where exports are declared, when debugging information does not say it.

#pragma once

#include "contract/values/contract.hpp"

#include <string>

namespace hallmark::contract {

/**
 * Give a place to the exports that have none.
 *
 * @param contract  Its dependencies are looked through.
 * @param folder    Of the description: places are relative.
 */
void
add_declarations(Contract& contract, const std::string& folder);

}  // namespace hallmark::contract
