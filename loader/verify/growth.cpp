// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "verify/growth.hpp"

#include "base/text.hpp"
#include "verify/promises.hpp"
#include "verify/reserved.hpp"
#include "verify/type_size.hpp"

#include <algorithm>
#include <string>

namespace hallmark::verify {

using model::Contract;
using model::Rule;
using model::Type;

namespace {

void
accept(Change& change, VersionStep step)
{
  change.is_compatible = true;
  change.step = step;
}

const Contract&
get_user(const ContractPair& contracts, const Terms& terms)
{
  return terms.provider == Side::expected ? contracts.found
                                          : contracts.expected;
}

/// The last slot that a class has, or nothing.
std::optional<std::uint64_t>
find_last_slot(const Contract& contract, const Type& type)
{
  std::optional<std::uint64_t> last;
  for (const auto& function : contract.virtuals_of(type)) {
    const auto slot = function.slot + (function.name == "~" ? 1 : 0);
    last = last ? std::max(*last, slot) : slot;
  }
  return last;
}

}  // namespace

Growth::Growth(const ContractPair& contracts, const Terms& terms)
  : contracts_(contracts),
    terms_(terms),
    registers_(contracts),
    holders_(get_user(contracts, terms))
{
}

void
Growth::judge(const TypePair& pair,
              const Reached& reached,
              std::vector<Change>& changes)
{
  const auto name = pair.expected.name;
  for (auto& change : changes) {
    if (change.topic == Topic::passing && !registers_.is_passed(pair)) {
      accept(change, VersionStep::patch);
    }
  }
  if (allows(Rule::opaque, name)) {
    for (auto& change : changes) {
      accept(change, VersionStep::patch);
    }
  }
  const auto permits = find_permits(contracts_, name);
  judge_by(permits, pair, reached, changes);
  judge_promises(terms_, reached, changes);
  advise(permits, pair, reached, changes);
}

void
Growth::judge_by(const Permits& permits,
                 const TypePair& pair,
                 const Reached& reached,
                 std::vector<Change>& changes)
{
  if (permits.has(Rule::append_virtuals)) {
    judge_virtuals(pair, reached, changes);
  }
  if (permits.has(Rule::grow_enum)) {
    judge_enum(changes);
  }
  if (permits.has(Rule::grow_tail)) {
    pair.expected.kind == model::Kind::union_type
      ? judge_union(permits, pair, changes)
      : judge_tail(permits, pair, reached, changes);
  }
  judge_reserved(permits, pair, changes);
}

bool
Growth::allows(Rule rule, std::string_view type) const
{
  return contracts_.expected.allows(rule, type) &&
         contracts_.found.allows(rule, type);
}

bool
Growth::is_made_by_newer(const Reached& reached) const
{
  if (reached.from.empty()) {
    return false;  // no export tells who makes it
  }
  const bool by_provider = reached.as_result || !reached.as_parameter;
  return (terms_.newer == terms_.provider) == by_provider;
}

/// What the side that is not the newer one says of a type.
const Type&
Growth::get_older(const TypePair& pair) const
{
  return terms_.newer == Side::expected ? pair.found : pair.expected;
}

/// The side that is not the newer one.
Side
Growth::find_older() const
{
  return terms_.newer == Side::found ? Side::expected : Side::found;
}

/// `: the host may call it on objects of the plugin`.
std::string
Growth::explain_maker(std::string_view act) const
{
  return base::concat({": ",
                       terms_.sides.name(terms_.newer),
                       " may ",
                       act,
                       " objects of ",
                       terms_.sides.name(find_older())});
}

/// Why what `side` has and the other has not is no growth.
std::string
Growth::explain_side(Side side) const
{
  if (terms_.newer == side || terms_.is_diff) {
    return {};
  }
  if (terms_.newer != Side::both) {
    return ", the older one";
  }
  return base::concat(
    {", though both have version ", contracts_.expected.version.format()});
}

/// Why members do not fit in a type that is passed by value.
std::string
Growth::explain_registers(const TypePair& pair)
{
  return base::concat({", and functions take or give ",
                       base::quote(pair.expected.name),
                       " by value: its members decide in which registers"});
}

/// What a rule would do for changes that no rule permits. It would have to be
/// in both contracts, and tells nothing where no side is the newer.
void
Growth::advise(const Permits& permits,
               const TypePair& pair,
               const Reached& reached,
               std::vector<Change>& changes)
{
  const auto is_permitted = [](const Change& change) {
    return change.is_compatible || change.follows;
  };
  const auto first = std::ranges::find_if_not(changes, is_permitted);
  if (terms_.newer == Side::both || first == changes.end()) {
    return;
  }
  for (const auto& [advice, more] : list_advice(permits, pair, terms_.newer)) {
    auto permitted = changes;
    judge_by(more, pair, reached, permitted);
    if (std::ranges::all_of(permitted, is_permitted)) {
      first->advice = advice;
      return;
    }
  }
}

void
Growth::judge_enum(std::vector<Change>& changes) const
{
  for (auto& change : changes) {
    if (change.topic != Topic::enumerator || change.side == Side::both) {
      continue;
    }
    change.note = explain_side(change.side);
    if (change.side == terms_.newer) {
      accept(change, VersionStep::minor);
    }
  }
}

void
Growth::judge_virtuals(const TypePair& pair,
                       const Reached& reached,
                       std::vector<Change>& changes) const
{
  const bool found_is_older = terms_.newer == Side::expected;
  const auto last = found_is_older
                      ? find_last_slot(contracts_.found, pair.found)
                      : find_last_slot(contracts_.expected, pair.expected);
  for (auto& change : changes) {
    if (change.topic != Topic::virtual_slot || change.side == Side::both ||
        change.follows) {
      continue;
    }
    change.note = explain_side(change.side);
    if (change.side != terms_.newer || !last || change.position <= *last) {
      continue;
    }
    if (is_made_by_newer(reached)) {
      accept(change, VersionStep::minor);
    } else {
      change.note = explain_maker("call it on");
    }
  }
}

/// Why a member of one side only is no growth at the tail; empty: it is.
std::string
Growth::explain_tail(const TypePair& pair,
                     const Reached& reached,
                     const Change& change)
{
  const auto& contract =
    terms_.newer == Side::expected ? contracts_.found : contracts_.expected;
  const auto& older = get_older(pair);
  if (change.side != terms_.newer) {
    return explain_side(change.side);
  }
  if (change.position < older.size * 8) {
    return base::concat({", inside the ",
                         base::format_count(older.size, "byte"),
                         " of ",
                         terms_.sides.name(find_older())});
  }
  if (const auto holder = holders_.find(older.name); !holder.empty()) {
    return base::concat(
      {", and ", base::quote(holder), " has the type by value"});
  }
  if (!is_made_by_newer(reached) && !has_own_size(contract, older)) {
    return explain_maker("read it in");
  }
  return {};
}

void
Growth::judge_tail(const Permits& permits,
                   const TypePair& pair,
                   const Reached& reached,
                   std::vector<Change>& changes)
{
  const auto end = 8 * get_older(pair).size;
  // What `reserved` permits inside is none of the tail.
  const bool has_reserved =
    terms_.newer != Side::both &&
    is_within_reserved(pair, terms_.newer, permits.reserved, end);
  const auto is_lone = [&](const Change& change) {
    return change.topic == Topic::member && change.side != Side::both &&
           (!has_reserved || change.position >= end);
  };
  bool has_grown = false;
  bool is_allowed = pair.expected.align == pair.found.align;
  for (auto& change : changes) {
    if (!is_lone(change)) {
      continue;
    }
    change.note = explain_tail(pair, reached, change);
    is_allowed &= change.side == terms_.newer && change.note.empty();
    has_grown = true;
  }
  if (!has_grown || !is_allowed) {
    return;
  }
  for (auto& change : changes) {
    if (is_lone(change) || change.topic == Topic::size) {
      accept(change, VersionStep::minor);
    }
  }
}

/// Members of a union that is as large as it was, and is passed as it was.
void
Growth::judge_union(const Permits& permits,
                    const TypePair& pair,
                    std::vector<Change>& changes)
{
  const bool has_reserved =
    is_within_reserved(pair, terms_.newer, permits.reserved, 0);
  const bool is_growth =
    terms_.newer != Side::both &&
    std::ranges::all_of(changes, [&](const Change& one) {
      return one.is_compatible || (one.topic == Topic::member &&
                                   (one.side == terms_.newer || has_reserved));
    });
  const bool are_kept = is_growth && registers_.are_kept(pair, terms_.newer);
  for (auto& change : changes) {
    if (are_kept) {
      accept(change, VersionStep::minor);
    } else if (change.topic == Topic::member && change.side != Side::both) {
      change.note =
        is_growth ? explain_registers(pair) : explain_side(change.side);
    }
  }
}

/// Members that take the places of reserved ones. Behind the older ones another
/// rule may permit some.
void
Growth::judge_reserved(const Permits& permits,
                       const TypePair& pair,
                       std::vector<Change>& changes)
{
  const bool has_tail = permits.has(Rule::grow_tail) &&
                        pair.expected.kind == model::Kind::class_type;
  const auto end = has_tail ? 8 * get_older(pair).size : no_end;
  const bool is_layout_kept =
    std::ranges::all_of(changes, [&](const Change& one) {
      return one.is_compatible || one.topic == Topic::member ||
             (has_tail && one.topic == Topic::size);
    });
  if (terms_.newer == Side::both || !is_layout_kept ||
      !is_within_reserved(pair, terms_.newer, permits.reserved, end)) {
    return;
  }
  const bool are_kept = registers_.are_kept(pair, terms_.newer);
  for (auto& change : changes) {
    if (change.topic != Topic::member || change.position >= end) {
      continue;
    }
    if (are_kept) {
      accept(change, VersionStep::minor);
    } else if (!change.is_compatible) {
      change.note = explain_registers(pair);
    }
  }
}

}  // namespace hallmark::verify
