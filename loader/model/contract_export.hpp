// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The block of an export in a contract text.

#pragma once

#include "model/contract.hpp"
#include "model/contract_lines.hpp"

namespace hallmark::model {

/// Whether a line begins the block of an export.
[[nodiscard]] bool
is_export_start(const ContractLine& line);

/**
 * Parse the block that begins at the current line, and go past it.
 *
 * @param contract  Gets the export, which must come after its last one.
 *
 * Errors:   malformed  no linkage name; a name out of order; a bad field
 */
Result<void>
parse_export(ContractLines& lines, Contract& contract);

}  // namespace hallmark::model
