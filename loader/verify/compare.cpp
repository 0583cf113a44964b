// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "verify/compare.hpp"

#include "verify/compare_exports.hpp"
#include "verify/compare_interface.hpp"
#include "verify/compare_types.hpp"
#include "verify/growth.hpp"
#include "verify/order.hpp"
#include "verify/reach.hpp"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

namespace hallmark::verify {

using model::Contract;
using model::Kind;
using model::Rule;
using model::Type;

namespace {

/// What the exports of one side reach. Looked for when it is asked for: where
/// nothing differs nobody asks.
class Scope {
public:
  Scope(const Contract& contract, const Contract& other) : contract_(contract)
  {
    for (const auto& item : contract.exports) {
      shared_exports_.push_back(other.find_same_export(item) != nullptr);
    }
    for (const auto& type : contract.types) {
      closed_.push_back(contract.allows(Rule::opaque, type.name) &&
                        other.allows(Rule::opaque, type.name));
    }
    const auto& some = shared_exports_;
    is_whole_ =
      std::find(some.begin(), some.end(), false) == some.end() &&
      std::find(closed_.begin(), closed_.end(), true) == closed_.end();
  }

  /// Whether a type matters to exports that both sides have or by itself, and
  /// not through what is compared by name only. What nothing seems to reach
  /// does: better one comparison too many.
  [[nodiscard]] bool has(std::size_t type)
  {
    return is_whole_ || shared().types[type].is_met() ||
           !all().types[type].is_met();
  }

  /// What is reached from the exports that both sides have, and from the types
  /// that belong to the interface by themselves.
  [[nodiscard]] const Reach& shared()
  {
    if (!shared_) {
      shared_ = find_reach(contract_, shared_exports_, closed_);
    }
    return *shared_;
  }

private:
  [[nodiscard]] const Reach& all()
  {
    if (!all_) {
      const std::vector<bool> every(contract_.exports.size(), true);
      all_ = find_reach(contract_, every, {});
    }
    return *all_;
  }

  const Contract& contract_;
  std::vector<bool> shared_exports_;
  std::vector<bool> closed_;
  bool is_whole_ = false;  ///< no export and no type is left out
  std::optional<Reach> all_;
  std::optional<Reach> shared_;
};

bool
has_members(const Type& type)
{
  return type.kind == Kind::class_type || type.kind == Kind::union_type ||
         type.kind == Kind::enum_type;
}

/// Compares the types of two contracts.
class TypeComparison {
public:
  TypeComparison(const ContractPair& contracts, const Terms& terms)
    : contracts_(contracts),
      expected_scope_(contracts.expected, contracts.found),
      found_scope_(contracts.found, contracts.expected),
      growth_(contracts, terms)
  {
  }

  /// Whether a type differs, or one side does not have it.
  [[nodiscard]] bool has_difference() const { return has_difference_; }

  [[nodiscard]] std::vector<Group> compare_all()
  {
    const auto key = [](const Type& type) { return Key{type.name}; };
    const auto matches = match_keys(make_keys(contracts_.expected.types, key),
                                    make_keys(contracts_.found.types, key));
    for (const auto& [at, other] : matches.both) {
      compare_pair(at, other);
    }
    has_difference_ |=
      !matches.expected_only.empty() || !matches.found_only.empty();
    for (const auto at : matches.expected_only) {
      compare_lone(at, Side::expected);
    }
    for (const auto at : matches.found_only) {
      compare_lone(at, Side::found);
    }
    return std::move(groups_);
  }

private:
  /// A type that matters to one side matters: it is said to be the same type.
  void compare_pair(std::size_t at, std::size_t other)
  {
    const TypePair pair{
      contracts_, contracts_.expected.types[at], contracts_.found.types[other]};
    auto changes = compare_types(pair);
    has_difference_ |= !changes.empty();
    if (changes.empty() ||
        (!expected_scope_.has(at) && !found_scope_.has(other))) {
      return;
    }
    const auto& reached = expected_scope_.shared().types[at];
    growth_.judge(pair, reached, changes);
    add_group(pair.expected.name, reached, std::move(changes));
  }

  /// A type that one side describes, and the other perhaps names.
  void compare_lone(std::size_t at, Side side)
  {
    const bool is_found = side == Side::found;
    const auto& contract = is_found ? contracts_.found : contracts_.expected;
    auto& scope = is_found ? found_scope_ : expected_scope_;
    auto& other = is_found ? expected_scope_ : found_scope_;
    const auto& type = contract.types[at];
    if (has_members(type) && other.shared().names_undescribed(type.name)) {
      add_group(
        type.name, scope.shared().types[at], {make_undescribed(type, side)});
    }
  }

  void add_group(std::string_view name,
                 const Reached& reached,
                 std::vector<Change> changes)
  {
    Group group;
    group.subject = Subject::type;
    group.name = name;
    const auto* place = contracts_.expected.find_place(name);
    group.place = place ? place : contracts_.found.find_place(name);
    group.reached_from = reached.from;
    group.is_extra = reached.by_extra;
    group.distance = reached.distance;
    group.changes = std::move(changes);
    groups_.push_back(std::move(group));
  }

  const ContractPair& contracts_;
  Scope expected_scope_;
  Scope found_scope_;
  Growth growth_;
  bool has_difference_ = false;
  std::vector<Group> groups_;
};

/// The gravest thing that a group has to tell of its own.
Topic
find_topic(const Group& group)
{
  auto topic = Topic::enumerator;
  for (const auto& change : group.changes) {
    if (!change.is_compatible && !change.follows) {
      topic = std::min(topic, change.topic);
    }
  }
  return topic;
}

/// Interface, exports, types; of each the gravest and nearest first.
std::vector<Group>
sort_groups(std::vector<Group> groups)
{
  const auto order = sort_keys(make_keys(groups, [](const Group& group) {
    const auto subject = static_cast<std::uint64_t>(group.subject);
    const auto topic = static_cast<std::uint64_t>(find_topic(group));
    return Key{{}, subject << 8 | topic, group.distance};
  }));
  std::vector<Group> sorted;
  for (const auto at : order) {
    sorted.push_back(std::move(groups[at]));
  }
  return sorted;
}

bool
is_refusal(const Change& change)
{
  return !change.is_compatible;
}

/// Sees to it that a refusal has a cause: where all follow, none does.
void
keep_a_cause(std::vector<Group>& groups)
{
  for (const auto& group : groups) {
    for (const auto& change : group.changes) {
      if (is_refusal(change) && !change.follows) {
        return;
      }
    }
  }
  for (auto& group : groups) {
    for (auto& change : group.changes) {
      change.follows = false;
    }
  }
}

/// Every group, in an order that depends on the contracts alone.
std::vector<Group>
collect_groups(const ContractPair& contracts,
               const Terms& terms,
               bool& has_difference)
{
  auto groups = compare_exports(contracts, terms);
  TypeComparison comparison(contracts, terms);
  auto types = comparison.compare_all();
  std::move(types.begin(), types.end(), std::back_inserter(groups));
  if (auto interface = compare_interface(contracts);
      !interface.changes.empty()) {
    groups.push_back(std::move(interface));
  }
  has_difference = comparison.has_difference() || !groups.empty();
  return groups;
}

bool
by_plugins(const ContractPair& contracts)
{
  return contracts.expected.provider == model::Provider::plugin;
}

/// Plugins that were built with the old interface in a host of the new one.
Terms
make_old_plugins_terms(const ContractPair& contracts)
{
  Terms terms;
  terms.newer = Side::found;
  terms.provider = by_plugins(contracts) ? Side::expected : Side::found;
  terms.sides = {"new hosts", "old plugins"};
  terms.is_diff = true;
  return terms;
}

Terms
make_new_plugins_terms(const ContractPair& contracts)
{
  Terms terms;
  terms.newer = Side::found;
  terms.provider = by_plugins(contracts) ? Side::found : Side::expected;
  terms.sides = {"new plugins", "old hosts"};
  terms.is_diff = true;
  return terms;
}

/// Whether a new plugin may lack what hosts that are built already rely on.
bool
is_withdrawn(const Change& change)
{
  return change.topic == Topic::optional ||
         (change.topic == Topic::promise &&
          change.promiser == Side::expected) ||
         (change.topic == Topic::presence && change.side == Side::expected);
}

/// Which rule would help, and whom if not all that a change refuses.
std::optional<Advice>
merge_advice(const Change& new_plugins, const Change& old_plugins)
{
  auto advice = old_plugins.advice;
  const auto& other = new_plugins.advice;
  if (old_plugins.is_compatible || new_plugins.is_compatible) {
    return advice ? advice : other;
  }
  if (advice && !(other && other->rule == advice->rule)) {
    advice->whom = " for old plugins with a new host";
  } else if (!advice && other) {
    advice = other;
    advice->whom = " for new plugins with an old host";
  }
  return advice;
}

/// Put together what is said of a change for old plugins and for new ones.
void
merge(const Change& new_plugins, const ContractPair& contracts, Change& change)
{
  const bool provides = by_plugins(contracts);
  // The exports of a plugin's own are named under no 'optional'.
  const bool is_interface = !contracts.expected.name.empty();
  change.works = {change.is_compatible, new_plugins.is_compatible};
  change.advice = merge_advice(new_plugins, change);
  if (!change.is_compatible) {
    change.step = VersionStep::major;
    if (provides && is_interface && change.topic == Topic::presence) {
      change.note = ": named under 'optional' it would be a minor change";
    }
  } else if (!new_plugins.is_compatible) {
    change.step = provides && is_withdrawn(change) ? VersionStep::major
                                                   : VersionStep::minor;
    change.note = new_plugins.note;
  }
  change.is_compatible = change.step != VersionStep::major;
}

}  // namespace

Terms
make_open_terms(const ContractPair& contracts)
{
  const auto order =
    contracts.found.version.compare(contracts.expected.version);
  Terms terms;
  terms.newer = order > 0   ? Side::found
                : order < 0 ? Side::expected
                            : Side::both;
  terms.provider = by_plugins(contracts) ? Side::found : Side::expected;
  return terms;
}

bool
Comparison::is_compatible() const
{
  return std::none_of(groups.begin(), groups.end(), [](const Group& group) {
    return std::any_of(group.changes.begin(), group.changes.end(), is_refusal);
  });
}

Comparison
compare_contracts(const ContractPair& contracts, const Terms& terms)
{
  Comparison comparison;
  comparison.groups =
    collect_groups(contracts, terms, comparison.has_difference);
  keep_a_cause(comparison.groups);
  comparison.groups = sort_groups(std::move(comparison.groups));
  return comparison;
}

Comparison
compare_versions(const ContractPair& contracts)
{
  Comparison comparison;
  auto& groups = comparison.groups;
  groups = collect_groups(
    contracts, make_old_plugins_terms(contracts), comparison.has_difference);
  const auto others = collect_groups(
    contracts, make_new_plugins_terms(contracts), comparison.has_difference);
  for (std::size_t i = 0; i < groups.size(); ++i) {
    auto& changes = groups[i].changes;
    for (std::size_t j = 0; j < changes.size(); ++j) {
      merge(others[i].changes[j], contracts, changes[j]);
    }
  }
  keep_a_cause(groups);
  groups = sort_groups(std::move(groups));
  return comparison;
}

}  // namespace hallmark::verify
