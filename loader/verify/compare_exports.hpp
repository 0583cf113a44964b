// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Differences between the exports of two contracts.

#pragma once

#include "verify/change.hpp"

#include <vector>

namespace hallmark::verify {

/**
 * The changes of each export, in order of their names.
 *
 * An export that the user lacks it does not use; one that the provider lacks
 * must be optional to the user. What a plugin requires its host must require
 * too; whether a plugin has what is optional there its file tells, not its
 * contract. In a diff every required one that came or went is incompatible.
 */
[[nodiscard]] std::vector<Group>
compare_exports(const ContractPair& contracts, const Terms& terms);

}  // namespace hallmark::verify
