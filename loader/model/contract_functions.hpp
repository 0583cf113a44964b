// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The lines of a class's bases and virtual functions in a contract text.

#pragma once

#include "model/contract.hpp"
#include "model/contract_lines.hpp"

namespace hallmark::model {

/// `base OFFSET TYPE`, or `base virtual TYPE`, and then perhaps its access.
Result<BaseClass>
parse_contract_base(const ContractLine& line);

/// `virtual SLOT NAME RESULT`, or `virtual SLOT ~`, and then perhaps words.
Result<Virtual>
parse_contract_virtual(const ContractLine& line);

/// `override NAME WORDS`.
Result<Override>
parse_contract_override(const ContractLine& line);

}  // namespace hallmark::model
