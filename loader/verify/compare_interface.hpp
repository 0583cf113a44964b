// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Differences in an interface itself: who provides it, and its growth rules.

#pragma once

#include "verify/change.hpp"

namespace hallmark::verify {

/// What differs; a rule of one side is a change that nobody is refused for.
[[nodiscard]] Group
compare_interface(const ContractPair& contracts);

}  // namespace hallmark::verify
