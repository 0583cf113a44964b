// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What the versions of an interface promise about its changes.

#pragma once

#include "model/version.hpp"

#include <cstdint>
#include <string_view>

namespace hallmark::verify {

/// The step of an interface's version that a change demands.
enum class VersionStep : std::uint8_t { none, patch, minor, major };

/// `none`, `patch`, `minor`, `major`.
[[nodiscard]] std::string_view
format_version_step(VersionStep step);

/**
 * Whether code compiled against one version may meet code compiled against
 * the other: the same major number, and before 1.0 the same minor number.
 */
[[nodiscard]] bool
is_same_version_line(const model::Version& one, const model::Version& other);

/**
 * The step from one version to another: the first number that is greater;
 * none when the new version is not later.
 *
 * A prerelease promises nothing, so that from 2.0.0-rc.1 to 2.0.0 is the step
 * that leads to 2.0.0: major; to 2.1.0: minor; to 2.1.1: patch.
 */
[[nodiscard]] VersionStep
find_version_step(const model::Version& old_version,
                  const model::Version& new_version);

/**
 * What a step that changes demand means after `old_version`: before 1.0 the
 * minor number counts for the major one, and the patch number for the minor.
 */
[[nodiscard]] VersionStep
adapt_version_step(VersionStep step, const model::Version& old_version);

}  // namespace hallmark::verify
