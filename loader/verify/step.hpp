// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Knows what the versions of an interface promise about its changes.

#pragma once

#include "model/version.hpp"
#include "verify/change.hpp"

#include <string_view>

namespace hallmark::verify {

/// `none`, `patch`, `minor`, `major`.
[[nodiscard]] std::string_view
format_step(Step step);

/**
 * Whether code compiled against one version may meet code compiled against
 * the other: the same major number, and before 1.0 the same minor number.
 */
[[nodiscard]] bool
is_same_line(const model::Version& one, const model::Version& other);

/**
 * The step from one version to another: the first number that is greater;
 * none when the new version is not later.
 *
 * A prerelease promises nothing, so that from 2.0.0-rc.1 to 2.0.0 is the step
 * that leads to 2.0.0: major; to 2.1.0: minor; to 2.1.1: patch.
 */
[[nodiscard]] Step
find_step(const model::Version& old_version, const model::Version& new_version);

/**
 * What a step that changes demand means after `old_version`: before 1.0 the
 * minor number counts for the major one, and the patch number for the minor.
 */
[[nodiscard]] Step
adapt_step(Step step, const model::Version& old_version);

}  // namespace hallmark::verify
