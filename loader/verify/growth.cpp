// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "verify/growth.hpp"

#include "base/text.hpp"
#include "verify/mentions.hpp"
#include "verify/promises.hpp"
#include "verify/reserved.hpp"
#include "verify/rules.hpp"
#include "verify/type_size.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace hallmark::verify {

using model::Contract;
using model::Mention;
using model::Rule;
using model::Type;

namespace {

/// Those that permit what one side alone has.
constexpr std::array<Rule, 3> growth_rules{Rule::append_virtuals,
                                           Rule::grow_enum,
                                           Rule::grow_tail};

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

/// For each type who holds it by value, or empty.
std::vector<std::string_view>
find_holders(const Contract& contract)
{
  std::vector<std::string_view> holders(contract.types.size());
  std::vector<Mention> mentions;
  const auto hold_all = [&](std::string_view holder, bool is_leaf) {
    for (const auto& mention : mentions) {
      const auto* type = contract.find_type(mention.name);
      if (type && is_held(mention, is_leaf)) {
        holders[static_cast<std::size_t>(type - contract.types.data())] =
          holder;
      }
    }
    mentions.clear();
  };
  for (const auto& type : contract.types) {
    find_type_mentions(contract, type, mentions);
    hold_all(type.name, type.kind == model::Kind::leaf);
  }
  for (const auto& item : contract.exports) {
    find_export_mentions(item, mentions);
    hold_all(item.name, false);
  }
  return holders;
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
  : contracts_(contracts), terms_(terms), registers_(contracts)
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
  for (const auto rule : growth_rules) {
    if (allows(rule, name)) {
      judge_by(rule, pair, reached, changes);
    }
  }
  judge_reserved(pair, changes);
  judge_promises(terms_, reached, changes);
  advise(pair, reached, changes);
}

void
Growth::judge_by(Rule rule,
                 const TypePair& pair,
                 const Reached& reached,
                 std::vector<Change>& changes)
{
  switch (rule) {
    case Rule::grow_enum:
      return judge_enum(changes);
    case Rule::append_virtuals:
      return judge_virtuals(pair, reached, changes);
    case Rule::grow_tail:
      return pair.expected.kind == model::Kind::union_type
               ? judge_union(pair, changes)
               : judge_tail(pair, reached, changes);
    default:
      return;
  }
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
Growth::advise(const TypePair& pair,
               const Reached& reached,
               std::vector<Change>& changes)
{
  if (terms_.newer == Side::both) {
    return;
  }
  for (const auto rule : growth_rules) {
    if (allows(rule, pair.expected.name)) {
      continue;
    }
    auto permitted = changes;
    judge_by(rule, pair, reached, permitted);
    const auto is_permitted = [](const Change& change) {
      return change.is_compatible || change.follows;
    };
    if (!std::ranges::all_of(permitted, is_permitted)) {
      continue;
    }
    const auto first = std::ranges::find_if_not(changes, is_permitted);
    if (first != changes.end()) {
      first->note += format_advice(rule, pair.expected.name);
      return;
    }
  }
}

/// Which rule would permit a change, and that both sides must have it.
std::string
Growth::format_advice(Rule rule, std::string_view type) const
{
  const auto name = format_rule(rule);
  const auto& sides = terms_.is_diff ? diff_sides : terms_.sides;
  const bool has_expected = contracts_.expected.allows(rule, type);
  if (has_expected || contracts_.found.allows(rule, type)) {
    return base::concat(
      {"; only ",
       sides.name(has_expected ? Side::expected : Side::found),
       " has rule '",
       name,
       "', which counts if both have it"});
  }
  return base::concat(
    {"; rule '", name, "' would permit it, if both sides had it"});
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
  const bool found_is_older = terms_.newer == Side::expected;
  const auto& contract =
    found_is_older ? contracts_.found : contracts_.expected;
  const auto& older = found_is_older ? pair.found : pair.expected;
  if (change.side != terms_.newer) {
    return explain_side(change.side);
  }
  if (change.position < older.size * 8) {
    return base::concat({", inside the ",
                         base::format_count(older.size, "byte"),
                         " of ",
                         terms_.sides.name(find_older())});
  }
  if (const auto holder = find_holder(older.name); !holder.empty()) {
    return base::concat(
      {", and ", base::quote(holder), " has the type by value"});
  }
  if (!is_made_by_newer(reached) && !has_own_size(contract, older)) {
    return explain_maker("read it in");
  }
  return {};
}

void
Growth::judge_tail(const TypePair& pair,
                   const Reached& reached,
                   std::vector<Change>& changes)
{
  bool has_grown = false;
  bool is_allowed = pair.expected.align == pair.found.align;
  for (auto& change : changes) {
    if (change.topic != Topic::member || change.side == Side::both) {
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
    const bool is_tail =
      change.topic == Topic::member && change.side != Side::both;
    if (is_tail || change.topic == Topic::size) {
      accept(change, VersionStep::minor);
    }
  }
}

/// Members of a union that is as large as it was, and is passed as it was.
void
Growth::judge_union(const TypePair& pair, std::vector<Change>& changes)
{
  const bool is_growth =
    terms_.newer != Side::both &&
    std::ranges::all_of(changes, [&](const Change& one) {
      return one.is_compatible ||
             (one.topic == Topic::member && one.side == terms_.newer);
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

/// Members that take the places of reserved ones.
void
Growth::judge_reserved(const TypePair& pair, std::vector<Change>& changes)
{
  const bool is_layout_kept =
    std::ranges::all_of(changes, [](const Change& one) {
      return one.is_compatible || one.topic == Topic::member;
    });
  if (terms_.newer == Side::both || !is_layout_kept ||
      !is_within_reserved(pair, terms_.newer, list_reserved(contracts_))) {
    return;
  }
  const bool are_kept = registers_.are_kept(pair, terms_.newer);
  for (auto& change : changes) {
    if (are_kept) {
      accept(change, VersionStep::minor);
    } else if (!change.is_compatible) {
      change.note = explain_registers(pair);
    }
  }
}

/// Who holds a type by value, in the contract of the side that uses; or empty.
std::string_view
Growth::find_holder(std::string_view type)
{
  const auto& user = get_user(contracts_, terms_);
  if (!holders_) {
    holders_ = find_holders(user);
  }
  const auto* block = user.find_type(type);
  return block
           ? (*holders_)[static_cast<std::size_t>(block - user.types.data())]
           : std::string_view{};
}

}  // namespace hallmark::verify
