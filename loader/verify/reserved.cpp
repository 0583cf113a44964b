// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "verify/reserved.hpp"

#include "base/text.hpp"
#include "verify/type_size.hpp"

#include <algorithm>
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

bool
is_same(const Member& one, const Member& other)
{
  return one.name == other.name && one.type == other.type &&
         one.bit_offset == other.bit_offset &&
         one.width_bits == other.width_bits;
}

/// The members of one description that the other does not have.
std::vector<Member>
find_differing(const Described& one, const Described& other)
{
  const auto theirs = other.contract.members_of(other.type);
  std::vector<Member> differing;
  for (const auto& member : one.contract.members_of(one.type)) {
    if (std::ranges::none_of(theirs, [&](const Member& their) {
          return is_same(member, their);
        })) {
      differing.push_back(member);
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

/// The ranges of members, those that touch put together; nothing when the size
/// of one is not known.
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
  return range && std::ranges::any_of(ranges, [&](const Range& one) {
           return range->first >= one.first && range->end <= one.end;
         });
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
  const Described expected{pair.contracts.expected, pair.expected};
  const Described found{pair.contracts.found, pair.found};
  const auto& older = newer == Side::found ? expected : found;
  const auto& later = newer == Side::found ? found : expected;
  const auto gone = find_differing(older, later);
  const auto come = find_differing(later, older);
  const auto ranges = join_ranges(older.contract, gone);
  return ranges && !gone.empty() &&
         std::ranges::all_of(gone,
                             [&](const Member& member) {
                               return is_reserved(
                                 older.type.name, member, patterns);
                             }) &&
         std::ranges::all_of(come, [&](const Member& member) {
           return is_inside(find_range(later.contract, member), *ranges);
         });
}

}  // namespace hallmark::verify
