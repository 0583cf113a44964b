// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Semantic versions (semver.org 2.0.0).

#pragma once

#include "base/result.hpp"

#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hallmark::model {

using base::Result;

/// A semantic version 2.0.
class Version {
public:
  /**
   * Parse `MAJOR.MINOR.PATCH[-PRERELEASE][+BUILD]`.
   *
   * The three numbers go up to 2^64 - 1; those of a prerelease have no limit.
   *
   * Errors:   invalid_argument  `not a semantic version: found '1.2', expected
   *                             MAJOR.MINOR.PATCH`
   */
  static Result<Version> parse(std::string_view text);

  std::uint64_t major = 0;
  std::uint64_t minor = 0;
  std::uint64_t patch = 0;
  std::vector<std::string> prerelease;  ///< identifiers, without the dots
  std::string build;                    ///< ignored by comparisons

  /// Precedence, semver.org section 11: build metadata does not count.
  [[nodiscard]] std::weak_ordering compare(const Version& other) const;
  /// As written: equal texts are the same version.
  [[nodiscard]] std::string format() const;
};

/// `1`, `1.2` or `1.2.0-rc.1`: a version whose last numbers may be left out.
struct PartialVersion {
  Version version;        ///< with 0 for the numbers that are left out
  std::size_t count = 0;  ///< numbers that are there: 1 to 3
};

/// Parse what a range compares with; nothing when `text` is no such thing.
[[nodiscard]] std::optional<PartialVersion>
parse_partial(std::string_view text);

}  // namespace hallmark::model
