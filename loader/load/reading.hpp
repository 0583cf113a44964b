// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The files that a loader accepts: stamped ones, and others if its options
// allow them.

#pragma once

#include "find/request.hpp"
#include "table/options.hpp"
#include "verify/candidate.hpp"

namespace hallmark::load {

/**
 * Read a file that is to be opened.
 *
 * Errors:   as verify::read_candidate(); not_stamped too where unstamped
 *           libraries are allowed and the caller expects something of this one
 */
base::Result<verify::Candidate>
read_plugin(base::File& file,
            const table::Options& options,
            const find::Request& request);

/// What is wrong with asking this of a library that has no stamp; or nothing.
[[nodiscard]] std::optional<base::Error>
check_unstamped(const find::Request& request);

}  // namespace hallmark::load
