// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "model/range.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <limits>

namespace hallmark::model {
namespace {

constexpr auto largest = std::numeric_limits<std::uint64_t>::max();

Version
make_version(std::uint64_t major, std::uint64_t minor, std::uint64_t patch)
{
  Version version;
  version.major = major;
  version.minor = minor;
  version.patch = patch;
  return version;
}

/**
 * The first release after all those that begin with the first `count` numbers
 * of `version`; nothing when there is none, as numbers end at 2^64 - 1.
 */
std::optional<Version>
find_next(const Version& version, std::size_t count)
{
  if (count == 3 && version.patch != largest) {
    return make_version(version.major, version.minor, version.patch + 1);
  }
  if (count >= 2 && version.minor != largest) {
    return make_version(version.major, version.minor + 1, 0);
  }
  if (version.major != largest) {
    return make_version(version.major + 1, 0, 0);
  }
  return std::nullopt;
}

/// How many numbers `^` holds fast: up to the first that is not zero.
std::size_t
count_fixed(const PartialVersion& partial)
{
  const auto& version = partial.version;
  if (version.major != 0 || partial.count == 1) {
    return 1;
  }
  return version.minor != 0 || partial.count == 2 ? 2 : 3;
}

using Operator = Comparison::Operator;

/// `version` and all after it that begin with the same `count` numbers.
void
add_span(const Version& version,
         std::size_t count,
         std::vector<Comparison>& comparisons)
{
  comparisons.push_back({Operator::greater_equal, version});
  if (auto next = find_next(version, count)) {
    comparisons.push_back({Operator::less, std::move(*next)});
  }
}

/// `>` of a partial version begins after all that it stands for.
void
add_greater(const PartialVersion& partial, std::vector<Comparison>& comparisons)
{
  if (partial.count == 3) {
    comparisons.push_back({Operator::greater, partial.version});
  } else if (auto next = find_next(partial.version, partial.count)) {
    comparisons.push_back({Operator::greater_equal, std::move(*next)});
  } else {
    const auto last = make_version(largest, largest, largest);
    comparisons.push_back({Operator::greater, last});
  }
}

/// `<=` of a partial version ends after all that it stands for.
void
add_less_equal(const PartialVersion& partial,
               std::vector<Comparison>& comparisons)
{
  if (partial.count == 3) {
    comparisons.push_back({Operator::less_equal, partial.version});
  } else if (auto next = find_next(partial.version, partial.count)) {
    comparisons.push_back({Operator::less, std::move(*next)});
  }
}

void
add_equal(const PartialVersion& partial, std::vector<Comparison>& comparisons)
{
  if (partial.count == 3) {
    comparisons.push_back({Operator::equal, partial.version});
  } else {
    add_span(partial.version, partial.count, comparisons);
  }
}

/// What an operator makes of the version behind it.
void
add_comparisons(std::string_view op,
                const PartialVersion& partial,
                std::vector<Comparison>& comparisons)
{
  if (op.empty() || op == "^") {
    add_span(partial.version, count_fixed(partial), comparisons);
  } else if (op == "~") {
    add_span(
      partial.version, std::min<std::size_t>(partial.count, 2), comparisons);
  } else if (op == "=") {
    add_equal(partial, comparisons);
  } else if (op == "<") {
    comparisons.push_back({Operator::less, partial.version});
  } else if (op == "<=") {
    add_less_equal(partial, comparisons);
  } else if (op == ">") {
    add_greater(partial, comparisons);
  } else {
    comparisons.push_back({Operator::greater_equal, partial.version});
  }
}

std::string_view
trim(std::string_view text)
{
  const auto first = text.find_first_not_of(' ');
  if (first == text.npos) {
    return {};
  }
  return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

/// The operator that `text` begins with, longer ones first; it may be empty.
std::string_view
find_operator(std::string_view text)
{
  for (const std::string_view op : {"<=", ">=", "^", "~", "=", "<", ">"}) {
    if (text.starts_with(op)) {
      return text.substr(0, op.size());
    }
  }
  return text.substr(0, 0);
}

bool
parse_part(std::string_view part, std::vector<Comparison>& comparisons)
{
  if (part == "*") {
    return true;
  }
  const auto op = find_operator(part);
  const auto partial = parse_partial(trim(part.substr(op.size())));
  if (!partial) {
    return false;
  }
  add_comparisons(op, *partial, comparisons);
  return true;
}

bool
holds(const Comparison& comparison, const Version& version)
{
  const auto order = version.compare(comparison.version);
  switch (comparison.op) {
    case Operator::equal:
      return order == 0;
    case Operator::less:
      return order < 0;
    case Operator::less_equal:
      return order <= 0;
    case Operator::greater:
      return order > 0;
    case Operator::greater_equal:
      return order >= 0;
  }
  return false;
}

/// Whether `comparison` names a prerelease of the release that `version` is of.
bool
names_prerelease_of(const Comparison& comparison, const Version& version)
{
  const auto& named = comparison.version;
  return !named.prerelease.empty() && named.major == version.major &&
         named.minor == version.minor && named.patch == version.patch;
}

}  // namespace

Result<Range>
Range::parse(std::string_view text)
{
  Range range;
  range.text_ = trim(text);
  for (const auto part : base::split(range.text_, ',')) {
    if (!parse_part(trim(part), range.comparisons_)) {
      return base::box_mismatch(Code::invalid_argument,
                                "not a version range",
                                base::quote(trim(part)),
                                "a comparison such as ^1.2");
    }
  }
  return range;
}

bool
Range::matches(const Version& version) const
{
  const auto names = [&](const Comparison& comparison) {
    return names_prerelease_of(comparison, version);
  };
  const auto agrees = [&](const Comparison& comparison) {
    return holds(comparison, version);
  };
  return (version.prerelease.empty() ||
          std::ranges::any_of(comparisons_, names)) &&
         std::ranges::all_of(comparisons_, agrees);
}

}  // namespace hallmark::model
