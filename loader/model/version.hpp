// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Knows semantic versions (semver.org 2.0.0) and ranges of them.

#pragma once

#include "base/result.hpp"

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace hallmark::model {

using base::Result;

/// A semantic version 2.0.
class Version
{
public:
  /**
   * Parse `MAJOR.MINOR.PATCH[-PRERELEASE][+BUILD]`.
   *
   * Errors:   invalid_argument  not a semantic version; the difference holds
   *                             the text and `MAJOR.MINOR.PATCH`. Numbers go
   *                             up to 2^64 - 1
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

/// One comparison of a range.
struct Comparison {
  enum class Operator { equal, less, less_equal, greater, greater_equal };
  Operator op = Operator::equal;
  Version version;
};

/**
 * A range of versions: comparisons that must all hold.
 *
 * `^1.2`, `~1.2`, `=1.2.0`, `>=1.2`, `<2`, `*`, separated by commas; a bare
 * `1.2` is `^1.2`; `^0.3` is `>=0.3.0, <0.4.0`; `^0.0.3` is `>=0.0.3, <0.0.4`.
 * `=1.2` means any 1.2.x. A prerelease matches only a range that names one of
 * the same MAJOR.MINOR.PATCH. `*` matches every version without a prerelease.
 */
class Range
{
public:
  /// Errors: invalid_argument  not a range; says which part.
  static Result<Range> parse(std::string_view text);

  [[nodiscard]] bool matches(const Version& version) const;
  /// The text that it was parsed from, trimmed.
  [[nodiscard]] const std::string& format() const { return text_; }

private:
  std::string text_;
  std::vector<Comparison> comparisons_;
};

}  // namespace hallmark::model
