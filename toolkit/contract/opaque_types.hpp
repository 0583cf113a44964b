// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Checks that the types which a description lists under `opaque` cross behind
// pointers only.

#pragma once

#include "base/result.hpp"
#include "model/contract.hpp"

namespace hallmark::contract {

/**
 * Check that nothing holds, takes or gives a type under `opaque` by value: its
 * size and its registers would count, which are not compared.
 *
 * Errors:   invalid_argument  something does; the message names it
 */
base::Result<void>
check_opaque(const model::Contract& contract);

}  // namespace hallmark::contract
