// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Differences that only enums and built-in types have.

#pragma once

#include "verify/change.hpp"

namespace hallmark::verify {

/**
 * Append what differs in encoding, underlying type and enumerators.
 *
 * Enumerators are matched by name; one that is gone and one that is new, of
 * equal value, are one that has another name. Of values in a row that moved by
 * the same amount the first is told and the others follow from it.
 */
void
compare_enums(const TypePair& pair, std::vector<Change>& changes);

}  // namespace hallmark::verify
