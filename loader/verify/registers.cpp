// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "verify/registers.hpp"

#include "verify/type_size.hpp"

#include <algorithm>
#include <string_view>

namespace hallmark::verify {
namespace {

using model::Contract;
using model::Kind;
using model::Member;
using model::Passing;
using model::Type;

/// A member, and the contract that describes its type.
struct Placed {
  const Contract& contract;
  const Member& member;
};

/// What is larger is passed in memory: four vectors of 16 bytes, or one of 64;
/// with x86-64 and without vectors two registers.
std::uint64_t
find_most_bytes(const Contract& contract, bool has_vector)
{
  return contract.machine == "x86-64" && !has_vector ? 16 : 64;
}

/// Whether values are passed as integers are: pointers and enumerations too.
bool
is_integer(const Placed& placed)
{
  const auto element = strip_bounds(placed.member.type);
  if (element.ends_with('*') || element.ends_with('&')) {
    return true;
  }
  const auto* type = placed.contract.find_type(element);
  return type && (type->kind == Kind::enum_type ||
                  (type->kind == Kind::base_type && type->encoding != "float" &&
                   type->encoding != "complex" && type->encoding != "decimal" &&
                   !type->encoding.starts_with("encoding")));
}

/// Whether a member is no class, so that it has no parts of its own.
bool
is_scalar(const Placed& placed)
{
  const auto* type =
    placed.contract.find_type(strip_bounds(placed.member.type));
  return is_integer(placed) || (type && type->kind == Kind::base_type);
}

bool
are_alike(const Placed& one, const Placed& other)
{
  const auto& [contract, member] = one;
  const auto& [other_contract, their] = other;
  if (member.bit_offset != their.bit_offset ||
      member.width_bits != their.width_bits) {
    return false;
  }
  const auto size = find_size(contract, member.type);
  return member.type == their.type ||
         (size && size == find_size(other_contract, their.type) &&
          is_integer(one) && is_integer(other));
}

/// Whether members stand one for one in the same places.
bool
are_all_alike(const TypePair& pair)
{
  const auto ours = pair.contracts.expected.members_of(pair.expected);
  const auto theirs = pair.contracts.found.members_of(pair.found);
  return std::ranges::equal(
    ours, theirs, [&](const Member& one, const Member& other) {
      return are_alike({pair.contracts.expected, one},
                       {pair.contracts.found, other});
    });
}

/// Whether a union goes as an integer does, whatever other scalars it holds.
bool
is_kept_integer(const TypePair& pair, Side newer)
{
  const bool by_found = newer == Side::found;
  const auto& older = by_found ? pair.contracts.expected : pair.contracts.found;
  const auto& later = by_found ? pair.contracts.found : pair.contracts.expected;
  const auto& type = by_found ? pair.expected : pair.found;
  const auto members = older.members_of(type);
  const auto fills = [&](const Member& one) {
    return one.width_bits == 0 && is_integer({older, one}) &&
           find_size(older, one.type) == type.size;
  };
  const auto is_known = [&](const Member& one) {
    return std::ranges::any_of(members, [&](const Member& other) {
      return are_alike({later, one}, {older, other});
    });
  };
  return std::ranges::any_of(members, fills) &&
         std::ranges::all_of(
           later.members_of(by_found ? pair.found : pair.expected),
           [&](const Member& one) {
             return is_known(one) ||
                    (one.bit_offset == 0 && is_scalar({later, one}));
           });
}

}  // namespace

bool
Registers::are_kept(const TypePair& pair, Side newer)
{
  if (pair.expected.passing != Passing::value || !is_in_registers(pair)) {
    return true;
  }
  return are_all_alike(pair) || (pair.expected.kind == Kind::union_type &&
                                 is_kept_integer(pair, newer));
}

bool
Registers::is_passed(const TypePair& pair)
{
  if (!expected_) {
    expected_ = find_passed(contracts_.expected);
    found_ = find_passed(contracts_.found);
  }
  const auto has =
    [](const Contract& contract, const Passed& passed, const Type& type) {
      const auto at = &type - contract.types.data();
      return passed.types[static_cast<std::size_t>(at)];
    };
  return has(contracts_.expected, *expected_, pair.expected) ||
         has(contracts_.found, *found_, pair.found);
}

/// Whether a function may have the type in registers.
bool
Registers::is_in_registers(const TypePair& pair)
{
  if (!is_passed(pair)) {
    return false;
  }
  const auto has_vector = expected_->has_vector || found_->has_vector;
  return pair.expected.size <= find_most_bytes(contracts_.expected, has_vector);
}

}  // namespace hallmark::verify
