// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Differences between the virtual functions of two descriptions of a class.

#pragma once

#include "verify/change.hpp"

namespace hallmark::verify {

/**
 * Append what differs in virtual slots, lowest first.
 *
 * A slot whose function is new or gone is told; functions that only moved
 * follow from one of those in a lower slot. What a base class has changed in
 * the same way follows from that.
 */
void
compare_virtuals(const TypePair& pair, std::vector<Change>& changes);

}  // namespace hallmark::verify
