// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What callers of virtual functions take for granted: that nothing overrides
// them, that they do not throw, that there is one to call.

#pragma once

#include "verify/change.hpp"
#include "verify/reach.hpp"

#include <vector>

namespace hallmark::verify {

/// Append the differences of one class.
void
compare_promises(const TypePair& pair, std::vector<Change>& changes);

/**
 * Allow that one side alone promises something: the side that makes all objects
 * of the class may promise more of their functions than the other takes for
 * granted.
 *
 * @param reached  How the class is reached.
 */
void
judge_promises(const Terms& terms,
               const Reached& reached,
               std::vector<Change>& changes);

}  // namespace hallmark::verify
