// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "verify/compare_members.hpp"

#include "base/text.hpp"
#include "verify/mentions.hpp"
#include "verify/order.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace hallmark::verify {

using model::BaseClass;
using model::Member;

namespace {

std::string
format_base_place(const BaseClass& base)
{
  return base.offset ? format_numbered("at +", *base.offset) : "virtual";
}

std::string
format_place(const Member& member)
{
  return member.width_bits == 0 ? format_numbered("at +", member.bit_offset / 8)
                                : format_numbered("at bit ", member.bit_offset);
}

std::string
format_width(const Member& member)
{
  return base::format_count(member.width_bits, "bit");
}

/// A member that the other side lacks: `unsigned int, at +4`.
std::string
format_member(const Member& member)
{
  const auto type = base::escape(member.type);
  const auto place = format_place(member);
  return member.width_bits == 0
           ? base::concat({type, ", ", place})
           : base::concat({type, ", ", format_width(member), " ", place});
}

/// What of a member is not as in the other: `'double' at +16`.
std::string
format_differing(const Member& member, const Member& other)
{
  std::vector<std::string> parts;
  if (member.type != other.type) {
    parts.push_back(base::quote(member.type));
  }
  if (member.width_bits != other.width_bits && member.width_bits != 0) {
    parts.push_back(format_width(member));
  }
  const bool one_is_bits = (member.width_bits == 0) != (other.width_bits == 0);
  if (member.bit_offset != other.bit_offset || one_is_bits) {
    parts.push_back(format_place(member));
  }
  return base::join(parts, " ");
}

std::string_view
format_kind(bool is_bits)
{
  return is_bits ? "bit-field " : "member ";
}

Change
make_lone_member(const Member& member, Side side)
{
  auto change =
    make_lone_change(Topic::member,
                     side,
                     base::concat({format_kind(member.width_bits != 0),
                                   base::quote(member.name)}),
                     format_member(member));
  change.position = member.bit_offset;
  return change;
}

Change
make_renamed_member(const Member& expected, const Member& found)
{
  auto change = make_change(Topic::member,
                            base::concat({format_kind(expected.width_bits != 0),
                                          format_place(expected),
                                          " (",
                                          base::escape(expected.type),
                                          ")"}),
                            base::quote(found.name),
                            base::quote(expected.name));
  change.position = expected.bit_offset;
  return change;
}

Change
make_changed_member(const Member& expected, const Member& found)
{
  const bool both_are_bits = expected.width_bits != 0 && found.width_bits != 0;
  auto change = make_change(
    Topic::member,
    base::concat({format_kind(both_are_bits), base::quote(expected.name)}),
    format_differing(found, expected),
    format_differing(expected, found));
  change.position = std::min(expected.bit_offset, found.bit_offset);
  change.is_shift =
    expected.type == found.type && expected.width_bits == found.width_bits;
  return change;
}

bool
is_equal(const Member& one, const Member& other)
{
  return one.bit_offset == other.bit_offset &&
         one.width_bits == other.width_bits && one.type == other.type;
}

/// Two descriptions of one member.
struct MemberPair {
  const Member* expected = nullptr;
  const Member* found = nullptr;
};

/// How far a member moved, in bits modulo 2^64.
std::uint64_t
find_shift(const MemberPair& pair)
{
  return pair.expected ? pair.found->bit_offset - pair.expected->bit_offset : 0;
}

/// Whether what comes before a member tells already that it must have moved:
/// that moved as far, or is of another type, or of a type of another size.
bool
explains_shift(const ContractPair& contracts,
               const MemberPair& before,
               const MemberPair& moved)
{
  if (find_shift(before) == find_shift(moved)) {
    return true;
  }
  if (!before.expected || before.expected->type != before.found->type) {
    return before.expected != nullptr;
  }
  std::vector<model::Mention> mentions;
  model::find_mentions(before.expected->type, mentions);
  return find_layout_change(contracts, mentions).size;
}

/// Members that both sides have, in the order of the expected ones.
void
compare_matched(const TypePair& pair,
                const Matches& matches,
                std::vector<Change>& changes)
{
  const auto expected = pair.contracts.expected.members_of(pair.expected);
  const auto found = pair.contracts.found.members_of(pair.found);
  MemberPair before;
  for (const auto& [at, other] : matches.both) {
    const MemberPair members{&expected[at], &found[other]};
    if (!is_equal(expected[at], found[other])) {
      auto change = make_changed_member(expected[at], found[other]);
      change.follows =
        change.is_shift && explains_shift(pair.contracts, before, members);
      changes.push_back(std::move(change));
    }
    before = members;
  }
}

/// Members of one side only, paired when they differ by name alone.
void
compare_lone(const TypePair& pair,
             const Matches& matches,
             std::vector<Change>& changes)
{
  const auto expected = pair.contracts.expected.members_of(pair.expected);
  const auto found = pair.contracts.found.members_of(pair.found);
  const auto key = [](const Member& member) {
    return Key{member.type, member.bit_offset, member.width_bits};
  };
  const auto gone = make_keys(matches.expected_only,
                              [&](auto at) { return key(expected[at]); });
  const auto come =
    make_keys(matches.found_only, [&](auto at) { return key(found[at]); });
  const auto lone = match_keys(gone, come);
  for (const auto& [one, other] : lone.both) {
    changes.push_back(make_renamed_member(expected[matches.expected_only[one]],
                                          found[matches.found_only[other]]));
  }
  for (const auto at : lone.expected_only) {
    changes.push_back(
      make_lone_member(expected[matches.expected_only[at]], Side::expected));
  }
  for (const auto at : lone.found_only) {
    changes.push_back(
      make_lone_member(found[matches.found_only[at]], Side::found));
  }
}

Change
make_lone_base(const BaseClass& base, Side side)
{
  return make_lone_change(Topic::base,
                          side,
                          base::concat({"base ", base::quote(base.type)}),
                          format_base_place(base));
}

Change
make_moved_base(const BaseClass& expected, const BaseClass& found)
{
  auto change = make_change(Topic::base,
                            base::concat({"base ", base::quote(expected.type)}),
                            format_base_place(found),
                            format_base_place(expected));
  change.is_shift = expected.offset && found.offset;
  return change;
}

/// Code of both sides asks the type information of the class, which says whether
/// a base is public, for dynamic_cast and for catch.
Change
make_hidden_base(const BaseClass& expected, const BaseClass& found)
{
  const auto format = [](const BaseClass& base) {
    return std::string(base.access.empty() ? "public" : base.access);
  };
  return make_change(Topic::base,
                     base::concat({"base ", base::quote(expected.type)}),
                     format(found),
                     format(expected));
}

}  // namespace

void
compare_bases(const TypePair& pair, std::vector<Change>& changes)
{
  const auto expected = pair.contracts.expected.bases_of(pair.expected);
  const auto found = pair.contracts.found.bases_of(pair.found);
  const auto key = [](const BaseClass& base) { return Key{base.type}; };
  const auto matches =
    match_keys(make_keys(expected, key), make_keys(found, key));
  for (const auto& [at, other] : matches.both) {
    if (expected[at].offset != found[other].offset) {
      changes.push_back(make_moved_base(expected[at], found[other]));
    }
    if (expected[at].access != found[other].access) {
      changes.push_back(make_hidden_base(expected[at], found[other]));
    }
  }
  for (const auto at : matches.expected_only) {
    changes.push_back(make_lone_base(expected[at], Side::expected));
  }
  for (const auto at : matches.found_only) {
    changes.push_back(make_lone_base(found[at], Side::found));
  }
}

void
compare_members(const TypePair& pair, std::vector<Change>& changes)
{
  const auto key = [](const Member& member) { return Key{member.name}; };
  const auto matches = match_keys(
    make_keys(pair.contracts.expected.members_of(pair.expected), key),
    make_keys(pair.contracts.found.members_of(pair.found), key));
  std::vector<Change> unsorted;
  compare_lone(pair, matches, unsorted);
  compare_matched(pair, matches, unsorted);
  const auto order = sort_keys(make_keys(unsorted, [](const Change& change) {
    return Key{{}, change.position};
  }));
  for (const auto at : order) {
    changes.push_back(std::move(unsorted[at]));
  }
}

}  // namespace hallmark::verify
