// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The block of a type in a contract text.

#pragma once

#include "model/contract.hpp"
#include "model/contract_lines.hpp"

namespace hallmark::model {

/// Whether a line begins the block of a type.
[[nodiscard]] bool
is_type_start(const ContractLine& line);

/**
 * Parse the block that begins at the current line, and go past it.
 *
 * @param contract  Gets the type, which must come after its last one.
 *
 * Errors:   malformed  a line that does not belong in the block, or not there;
 *                      one that is missing; a name out of order; a bad field
 */
Result<void>
parse_type(ContractLines& lines, Contract& contract);

}  // namespace hallmark::model
