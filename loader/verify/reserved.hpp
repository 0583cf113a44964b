// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The rule `reserved`: members that stand in a class for later ones.

#pragma once

#include "verify/change.hpp"

#include <string_view>
#include <vector>

namespace hallmark::verify {

/// The patterns that both contracts allow.
[[nodiscard]] std::vector<std::string_view>
list_reserved(const ContractPair& contracts);

/**
 * Whether all members in which two descriptions of a class differ are reserved
 * ones of the older and what the newer has in their places: nothing lies
 * outside the bytes of the reserved ones.
 *
 * @param newer     The side that may give them names.
 * @param patterns  Of qualified members: `audio::Config::reserved*`.
 */
[[nodiscard]] bool
is_within_reserved(const TypePair& pair,
                   Side newer,
                   const std::vector<std::string_view>& patterns);

}  // namespace hallmark::verify
