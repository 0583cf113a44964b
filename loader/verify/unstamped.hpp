// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What an ordinary library without a stamp offers.

#pragma once

#include "verify/candidate.hpp"

namespace hallmark::verify {

/// Whether a candidate has a stamp; what read_unstamped() reads has none.
[[nodiscard]] inline bool
is_stamped(const Candidate& candidate)
{
  return !candidate.stamp.identity.path.empty();
}

/**
 * Read a library that has no stamp. Nothing of it is checked but that it is a
 * sound shared object; its exports are its dynamic functions and variables,
 * each name once, in the order of the file.
 *
 * Errors:   as read_candidate(), of what is no library, or has a stamp that is
 *           not sound
 */
Result<Candidate>
read_unstamped(Source& source, const std::optional<Platform>& platform);

}  // namespace hallmark::verify
