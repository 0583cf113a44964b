// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Ranges of semantic versions.

#pragma once

#include "model/version.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace hallmark::model {

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
 * What a shortened version leaves out is any number: `>1.2` begins at 1.3.0 and
 * `<=1.2` ends before it. Build metadata is ignored. Blanks may stand around
 * commas and behind operators.
 */
class Range {
public:
  /// Errors: invalid_argument  `not a version range: found '1.x', expected a
  ///                           comparison such as ^1.2`: the first such part
  static Result<Range> parse(std::string_view text);

  [[nodiscard]] bool matches(const Version& version) const;
  /// The text that it was parsed from, trimmed.
  [[nodiscard]] const std::string& format() const { return text_; }

private:
  std::string text_;
  std::vector<Comparison> comparisons_;
};

}  // namespace hallmark::model
