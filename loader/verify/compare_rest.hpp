// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Differences between two blocks that no other comparison tells: the order of
// lines, and lines of which nothing is known here. All that is hashed is
// compared, or two fingerprints differ and nobody can say why.

#pragma once

#include "verify/change.hpp"

#include <vector>

namespace hallmark::verify {

/**
 * Append the order in which lines differ, and a change without a name where
 * lines of a kind differ and `changes` has nothing about that kind.
 *
 * @param changes  What all other comparisons of the pair have found.
 */
void
compare_rest(const TypePair& pair, std::vector<Change>& changes);

}  // namespace hallmark::verify
