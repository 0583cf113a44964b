// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The fingerprint of an interface whose contract is known as text alone.

#pragma once

#include "model/contract.hpp"

#include <string>

namespace hallmark::contract {

/// 32 hexadecimal digits, as those who compile the interface make them.
[[nodiscard]] std::string
make_fingerprint(const model::Contract& contract);

}  // namespace hallmark::contract
