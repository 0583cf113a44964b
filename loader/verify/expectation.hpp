// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What a caller asks of a plugin, and whether a stamp satisfies it.

#pragma once

#include "base/error.hpp"
#include "model/range.hpp"
#include "model/stamp.hpp"

#include <optional>
#include <vector>

namespace hallmark::verify {

/// What a caller asks for. Nothing set asks for nothing.
struct Expectation {
  std::optional<std::string> path;
  std::optional<model::Range> range;
};

/**
 * Differences in identity: the path first, then the version.
 *
 * @return  Errors, most important first; none when the stamp is as expected.
 *          `wrong_identity`: `plugin path differs: found 'a/b', expected 'c/d'`;
 *          `wrong_version`: `version is out of range: found 1.2.0, expected ^2`.
 */
[[nodiscard]] std::vector<base::Error>
check_identity(const model::Stamp& stamp, const Expectation& expectation);

/// Whether an error is one of those that check_identity() gives.
[[nodiscard]] bool
is_about_identity(const base::Error& error);

/**
 * One error for several: `N checks failed`, with the code, subject and hint of
 * the first one and the differences of all, each printed below on a line of
 * its own. An error that has no difference, or several, is led by its message,
 * as a difference without values. One error stays as it is.
 *
 * @param errors  At least one, most important first.
 */
[[nodiscard]] base::Error
join_errors(std::vector<base::Error> errors);

}  // namespace hallmark::verify
