// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Checks that a linked plugin keeps what its description promises.
//
// The loader would refuse a plugin that breaks these promises, but far away
// from its author. Here the build is at hand, so each message names the flag,
// source or mark that is wrong.

#pragma once

#include "model/stamp.hpp"
#include "verify/candidate.hpp"

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace hallmark::exports {

using base::Error;

/// What the link made of a stamp.
struct Findings {
  std::optional<model::Stamp> stamp;  ///< when exactly one can be read
  std::vector<Error> errors;          ///< most important first; none: sound
};

/**
 * Check a linked plugin of any machine.
 *
 * @param file  Of `parts`; names that are not exported are looked for in it.
 */
[[nodiscard]] Findings
check_link(const base::File& file, const verify::Parts& parts);

/// The names that a plugin exports, beside Hallmark's own and the linker's,
/// and that its stamp does not declare.
[[nodiscard]] std::set<std::string_view>
list_undeclared(const verify::Parts& parts, const model::Stamp& stamp);

/// `'gain'`, `'_Z4gaini', which is gain(int)`.
[[nodiscard]] std::string
describe_symbol(std::string_view name);

}  // namespace hallmark::exports
