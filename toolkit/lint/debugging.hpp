// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What a plugin's debugging information reveals: sources that were compiled
// with other types than the contract's, or than one another's.

#pragma once

#include "base/error.hpp"
#include "lint/finding.hpp"
#include "verify/candidate.hpp"

#include <string>
#include <vector>

namespace hallmark::lint {

/// Compare all types, and say when there is nothing to compare.
void
check_debugging(const std::string& file,
                const verify::Parts& parts,
                Report& report);

/// What is certain to be wrong with the types of exports: what a build must
/// not pass, each with its cure. None without debugging information.
[[nodiscard]] std::vector<base::Error>
check_exported_types(const std::string& file, const verify::Parts& parts);

}  // namespace hallmark::lint
