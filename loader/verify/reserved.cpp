// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "verify/reserved.hpp"

#include "base/text.hpp"
#include "verify/order.hpp"
#include "verify/type_size.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <span>
#include <string>

namespace hallmark::verify {
namespace {

using model::Contract;
using model::Member;
using model::Type;

/// The bits of a class from one to another, the last not included.
struct Range {
  std::uint64_t first = 0;
  std::uint64_t end = 0;
};

/// A description, and the contract that it is in.
struct Described {
  const Contract& contract;
  const Type& type;
};

std::optional<Range>
find_range(const Contract& contract, const Member& member)
{
  if (member.width_bits != 0) {
    return Range{member.bit_offset, member.bit_offset + member.width_bits};
  }
  const auto size = find_size(contract, member.type);
  if (!size) {
    return std::nullopt;
  }
  return Range{member.bit_offset, member.bit_offset + 8 * *size};
}

/// The members of each description that the other does not have.
struct Differing {
  std::vector<Member> gone;
  std::vector<Member> come;
};

Differing
find_differing(const Described& older, const Described& later)
{
  const auto before = older.contract.members_of(older.type);
  const auto after = later.contract.members_of(later.type);
  const auto key = [](const Member& member) {
    return Key{member.name, member.bit_offset, member.width_bits};
  };
  const auto matches =
    match_keys(make_keys(before, key), make_keys(after, key));
  Differing differing;
  for (const auto at : matches.expected_only) {
    differing.gone.push_back(before[at]);
  }
  for (const auto at : matches.found_only) {
    differing.come.push_back(after[at]);
  }
  for (const auto& [at, other] : matches.both) {
    if (before[at].type != after[other].type) {
      differing.gone.push_back(before[at]);
      differing.come.push_back(after[other]);
    }
  }
  return differing;
}

bool
is_reserved(std::string_view type,
            const Member& member,
            const std::vector<std::string_view>& patterns)
{
  const auto name = base::concat({type, "::", member.name});
  return std::ranges::any_of(patterns, [&](std::string_view pattern) {
    return base::matches_pattern(pattern, name);
  });
}

/// The ranges of members, sorted, those that touch put together; nothing when
/// the size of one is not known.
std::optional<std::vector<Range>>
join_ranges(const Contract& contract, const std::vector<Member>& members)
{
  std::vector<Range> ranges;
  for (const auto& member : members) {
    const auto range = find_range(contract, member);
    if (!range) {
      return std::nullopt;
    }
    ranges.push_back(*range);
  }
  std::ranges::sort(ranges, {}, &Range::first);
  std::vector<Range> joined;
  for (const auto& range : ranges) {
    if (!joined.empty() && range.first <= joined.back().end) {
      joined.back().end = std::max(joined.back().end, range.end);
    } else {
      joined.push_back(range);
    }
  }
  return joined;
}

bool
is_inside(const std::optional<Range>& range, const std::vector<Range>& ranges)
{
  if (!range) {
    return false;
  }
  const auto next =
    std::ranges::upper_bound(ranges, range->first, {}, &Range::first);
  return next != ranges.begin() && range->end <= std::prev(next)->end;
}

}  // namespace

std::vector<std::string_view>
list_reserved(const ContractPair& contracts)
{
  using model::Rule;
  std::vector<std::string_view> patterns;
  for (const auto& one : contracts.expected.allowances) {
    if (one.rule == Rule::reserved &&
        contracts.found.allows(Rule::reserved, one.type)) {
      patterns.push_back(one.type);
    }
  }
  return patterns;
}

bool
is_within_reserved(const TypePair& pair,
                   Side newer,
                   const std::vector<std::string_view>& patterns)
{
  if (patterns.empty()) {
    return false;
  }
  const Described expected{pair.contracts.expected, pair.expected};
  const Described found{pair.contracts.found, pair.found};
  const auto& older = newer == Side::found ? expected : found;
  const auto& later = newer == Side::found ? found : expected;
  const auto differing = find_differing(older, later);
  const auto ranges = join_ranges(older.contract, differing.gone);
  return ranges && !differing.gone.empty() &&
         std::ranges::all_of(differing.gone,
                             [&](const Member& member) {
                               return is_reserved(
                                 older.type.name, member, patterns);
                             }) &&
         std::ranges::all_of(differing.come, [&](const Member& member) {
           return is_inside(find_range(later.contract, member), *ranges);
         });
}

}  // namespace hallmark::verify
