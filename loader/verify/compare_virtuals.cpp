// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "verify/compare_virtuals.hpp"

#include "base/text.hpp"
#include "verify/order.hpp"

#include <algorithm>
#include <span>
#include <string>
#include <utility>

namespace hallmark::verify {

using model::Contract;
using model::Type;
using model::Virtual;

namespace {

constexpr std::string_view destructor = "~";

/// `Filter` of `audio::Filter<int>`.
std::string_view
find_last_component(std::string_view name)
{
  std::size_t depth = 0;
  for (auto at = name.size(); at-- > 0;) {
    if (name[at] == '>') {
      ++depth;
    } else if (name[at] == '<' && depth > 0) {
      --depth;
    } else if (name[at] == ':' && depth == 0) {
      name.remove_prefix(at + 1);
      break;
    }
  }
  return name.substr(0, name.find('<'));
}

std::string
quote_function(const Virtual& function, const Type& type)
{
  return base::quote(format_function(function.name, type));
}

/// With the type of its result: `'int size() const'`.
std::string
quote_whole_function(const Virtual& function, const Type& type)
{
  return base::quote(
    base::concat({function.result, " ", format_function(function.name, type)}));
}

/// The names of a side's virtual functions, sorted.
std::vector<std::string_view>
list_names(std::span<const Virtual> functions)
{
  const auto keys = make_keys(
    functions, [](const Virtual& function) { return Key{function.name}; });
  std::vector<std::string_view> names;
  for (const auto at : sort_keys(keys)) {
    names.push_back(functions[at].name);
  }
  return names;
}

bool
has_name(const std::vector<std::string_view>& sorted, std::string_view name)
{
  return std::binary_search(sorted.begin(), sorted.end(), name);
}

/// What both sides have in one slot; null: nothing.
struct SlotPair {
  const Virtual* expected = nullptr;
  const Virtual* found = nullptr;
};

bool
is_same(const Virtual* one, const Virtual* other)
{
  return one == other || (one && other && one->name == other->name &&
                          one->result == other->result);
}

/// The first base that shares its table of virtual functions, or null.
const Type*
find_primary_base(const Contract& contract, const Type& type)
{
  for (const auto& base : contract.bases_of(type)) {
    if (base.offset && *base.offset == 0) {
      return contract.find_type(base.type);
    }
  }
  return nullptr;
}

/// What a class has in a slot. Texts list functions by slot; where one does
/// not, a function may go unfound, and more is told than need be.
const Virtual*
find_slot(const Contract& contract, const Type& type, std::uint64_t slot)
{
  const auto functions = contract.virtuals_of(type);
  const auto place =
    std::lower_bound(functions.begin(),
                     functions.end(),
                     slot,
                     [](const Virtual& function, std::uint64_t number) {
                       return function.slot < number;
                     });
  return place != functions.end() && place->slot == slot ? &*place : nullptr;
}

/// Whether the primary base has the same change in the same slot. What was
/// added at the end is told of each class: each has rules of its own.
bool
is_inherited(const TypePair& pair, const SlotPair& slot)
{
  if (!slot.expected || !slot.found) {
    return false;
  }
  const auto& [expected, found] = pair.contracts;
  const auto* expected_base = find_primary_base(expected, pair.expected);
  const auto* found_base = find_primary_base(found, pair.found);
  if (!expected_base || !found_base ||
      expected_base->name != found_base->name) {
    return false;
  }
  const auto number = slot.expected->slot;
  return is_same(find_slot(expected, *expected_base, number), slot.expected) &&
         is_same(find_slot(found, *found_base, number), slot.found);
}

std::uint64_t
get_number(const SlotPair& slot)
{
  return slot.expected ? slot.expected->slot : slot.found->slot;
}

Change
make_slot_change(const TypePair& pair, const SlotPair& slot)
{
  const auto& [expected, found] = slot;
  const bool same_name = expected && found && expected->name == found->name;
  const auto& format = same_name ? quote_whole_function : quote_function;
  auto change = make_change(Topic::virtual_slot,
                            format_numbered("virtual slot ", get_number(slot)),
                            found ? format(*found, pair.found) : "",
                            expected ? format(*expected, pair.expected) : "");
  change.side = !expected ? Side::found : !found ? Side::expected : Side::both;
  change.position = get_number(slot);
  return change;
}

/// Every slot that either side has, lowest first, with what both have there.
std::vector<SlotPair>
pair_slots(std::span<const Virtual> expected, std::span<const Virtual> found)
{
  const auto key = [](const Virtual& function) {
    return Key{{}, function.slot};
  };
  const auto matches =
    match_keys(make_keys(expected, key), make_keys(found, key));
  std::vector<SlotPair> slots;
  for (const auto& [at, other] : matches.both) {
    slots.push_back({&expected[at], &found[other]});
  }
  for (const auto at : matches.expected_only) {
    slots.push_back({&expected[at], nullptr});
  }
  for (const auto at : matches.found_only) {
    slots.push_back({nullptr, &found[at]});
  }
  std::vector<SlotPair> sorted;
  for (const auto at : sort_keys(make_keys(slots, [](const SlotPair& slot) {
         return Key{{}, get_number(slot)};
       }))) {
    sorted.push_back(slots[at]);
  }
  return sorted;
}

}  // namespace

std::string
format_function(std::string_view name, const Type& type)
{
  if (name == destructor) {
    return base::concat({"~", find_last_component(type.name), "()"});
  }
  const auto end = name.rfind(')') + 1;
  const auto qualifiers = name.substr(end);
  const bool has_space = end > 0 && !qualifiers.empty();
  return base::concat({name.substr(0, end), has_space ? " " : "", qualifiers});
}

void
compare_virtuals(const TypePair& pair, std::vector<Change>& changes)
{
  const auto expected = pair.contracts.expected.virtuals_of(pair.expected);
  const auto found = pair.contracts.found.virtuals_of(pair.found);
  const auto expected_names = list_names(expected);
  const auto found_names = list_names(found);
  bool is_displaced = false;  // by a function that is new or gone
  for (const auto& slot : pair_slots(expected, found)) {
    if (is_same(slot.expected, slot.found)) {
      continue;
    }
    const bool is_new =
      slot.found && !has_name(expected_names, slot.found->name);
    const bool is_gone =
      slot.expected && !has_name(found_names, slot.expected->name);
    const bool is_retyped =
      slot.expected && slot.found && slot.expected->name == slot.found->name;
    const bool moved_only = !is_new && !is_gone && !is_retyped;
    auto change = make_slot_change(pair, slot);
    change.follows = (moved_only && is_displaced) || is_inherited(pair, slot);
    changes.push_back(std::move(change));
    is_displaced |= is_new || is_gone;
  }
}

}  // namespace hallmark::verify
