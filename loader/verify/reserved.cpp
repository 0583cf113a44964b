// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "verify/reserved.hpp"

#include "base/text.hpp"
#include "verify/order.hpp"
#include "verify/type_size.hpp"

#include <algorithm>
#include <array>
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
            const std::vector<std::string>& patterns)
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

/// Two descriptions of a class by their age.
struct Ages {
  Described older;
  Described later;
};

Ages
sort_by_age(const TypePair& pair, Side newer)
{
  const Described expected{pair.contracts.expected, pair.expected};
  const Described found{pair.contracts.found, pair.found};
  return newer == Side::found ? Ages{expected, found} : Ages{found, expected};
}

/// Whether people call a member so that waits for another one.
bool
is_called_spare(std::string_view name)
{
  std::string lower(name);
  for (auto& letter : lower) {
    letter = letter >= 'A' && letter <= 'Z'
               ? static_cast<char>(letter - 'A' + 'a')
               : letter;
  }
  constexpr std::array<std::string_view, 4> words{
    "reserved", "spare", "unused", "padding"};
  return std::ranges::any_of(words, [&](std::string_view word) {
    return lower.find(word) != std::string::npos;
  });
}

}  // namespace

std::vector<std::string>
list_reserved(const ContractPair& contracts)
{
  auto patterns = list_reserved(contracts.expected);
  std::erase_if(patterns, [&](std::string_view pattern) {
    return !contracts.found.allows(model::Rule::reserved, pattern);
  });
  return patterns;
}

std::vector<std::string>
list_reserved(const Contract& contract)
{
  std::vector<std::string> patterns;
  for (const auto& one : contract.allowances) {
    if (one.rule == model::Rule::reserved) {
      patterns.emplace_back(one.type);
    }
  }
  return patterns;
}

std::vector<std::string>
list_spare_members(const TypePair& pair, Side newer)
{
  const auto [older, later] = sort_by_age(pair, newer);
  std::vector<std::string> names;
  for (const auto& member : find_differing(older, later).gone) {
    if (is_called_spare(member.name)) {
      names.push_back(base::concat({older.type.name, "::", member.name}));
    }
  }
  return names;
}

bool
is_within_reserved(const TypePair& pair,
                   Side newer,
                   const std::vector<std::string>& patterns,
                   std::uint64_t end)
{
  if (patterns.empty()) {
    return false;
  }
  const auto ages = sort_by_age(pair, newer);
  const auto& older = ages.older;
  const auto& later = ages.later;
  const auto differing = find_differing(older, later);
  const auto ranges = join_ranges(older.contract, differing.gone);
  return ranges && !differing.gone.empty() &&
         std::ranges::all_of(differing.gone,
                             [&](const Member& member) {
                               return is_reserved(
                                 older.type.name, member, patterns);
                             }) &&
         std::ranges::all_of(differing.come, [&](const Member& member) {
           return member.bit_offset >= end ||
                  is_inside(find_range(later.contract, member), *ranges);
         });
}

}  // namespace hallmark::verify
