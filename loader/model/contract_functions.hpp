// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The lines of a class's virtual functions in a contract text.

#pragma once

#include "model/contract.hpp"
#include "model/contract_lines.hpp"

namespace hallmark::model {

/// `virtual SLOT NAME RESULT`, or `virtual SLOT ~`, and then perhaps words.
Result<Virtual>
parse_contract_virtual(const ContractLine& line);

/// `override NAME WORDS`.
Result<Override>
parse_contract_override(const ContractLine& line);

}  // namespace hallmark::model
