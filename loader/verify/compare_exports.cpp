// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "verify/compare_exports.hpp"

#include "base/text.hpp"
#include "verify/order.hpp"
#include "verify/typing.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace hallmark::verify {

using model::Export;

namespace {

std::string
format_kind(const Export& item)
{
  return item.is_variable ? "a variable" : "a function";
}

std::string
format_optional(const Export& item)
{
  return item.is_optional ? "optional" : "required";
}

/// An export of one side only.
Change
make_lone(const Export& item, Side side, const Terms& terms)
{
  auto change = make_lone_change(
    Topic::presence, side, "presence", base::quote(item.signature));
  change.is_compatible = item.is_optional || side == terms.provider;
  change.step = item.is_optional ? VersionStep::minor : VersionStep::major;
  return change;
}

/// Whether an export that one side has as optional may meet the other. Of a
/// plugin that is opened its file tells whether it is there.
bool
may_be_absent(const Export& expected, const Export& found, const Terms& terms)
{
  const bool by_found = terms.provider == Side::found;
  return by_found ? !found.is_optional || !terms.is_diff
                  : !expected.is_optional;
}

/// Who has the function may promise more of it than callers take for granted.
Change
make_noexcept_change(bool by_found)
{
  const auto format = [](bool is_noexcept) {
    return is_noexcept ? "is noexcept" : "may throw";
  };
  auto change =
    make_change(Topic::promise, "it", format(by_found), format(!by_found));
  change.promiser = by_found ? Side::found : Side::expected;
  return change;
}

/// Two symbols that one source has with different compilers: for a null pointer
/// among template arguments g++ writes `LDnE`, clang `LDn0E`.
bool
is_same_but_for_null(std::string_view one, std::string_view other)
{
  return one != other && respell_null(one) == respell_null(other);
}

/// Bindings find exports of plugins by name. What a host provides is linked to
/// by symbol.
Change
make_linkage_change(const Export& expected,
                    const Export& found,
                    model::Provider provider)
{
  auto change = make_change(Topic::linkage,
                            "linkage name",
                            base::quote(found.linkage),
                            base::quote(expected.linkage));
  if (is_same_but_for_null(found.linkage, expected.linkage)) {
    change.is_compatible = provider == model::Provider::plugin;
    change.step =
      change.is_compatible ? VersionStep::patch : VersionStep::major;
    change.note =
      "; compilers differ in how they spell a null pointer in symbols";
  }
  return change;
}

std::vector<Change>
compare_export(const Export& expected,
               const Export& found,
               const Terms& terms,
               model::Provider provider)
{
  std::vector<Change> changes;
  if (expected.is_optional != found.is_optional) {
    changes.push_back(make_change(Topic::optional,
                                  "presence",
                                  format_optional(found),
                                  format_optional(expected)));
    changes.back().is_compatible = may_be_absent(expected, found, terms);
  }
  if (expected.is_variable != found.is_variable) {
    changes.push_back(make_change(
      Topic::export_kind, "kind", format_kind(found), format_kind(expected)));
  }
  if (expected.signature != found.signature) {
    changes.push_back(make_change(Topic::signature,
                                  "signature",
                                  base::quote(found.signature),
                                  base::quote(expected.signature)));
  }
  if (expected.is_noexcept != found.is_noexcept) {
    changes.push_back(make_noexcept_change(found.is_noexcept));
    changes.back().is_compatible = changes.back().promiser == terms.provider;
    changes.back().step =
      changes.back().is_compatible ? VersionStep::minor : VersionStep::major;
  }
  const bool is_changed = !changes.empty();
  if (expected.name != found.name) {
    changes.push_back(make_change(Topic::export_name,
                                  "name",
                                  base::quote(found.name),
                                  base::quote(expected.name)));
    changes.back().is_compatible = true;
    changes.back().step = VersionStep::patch;
  }
  if (expected.linkage != found.linkage) {
    changes.push_back(make_linkage_change(expected, found, provider));
    changes.back().follows = is_changed;
  }
  return changes;
}

/// Adds the changes of an export, if there are any.
void
add_group(const ContractPair& contracts,
          std::string_view name,
          std::vector<Change> changes,
          std::vector<Group>& groups)
{
  if (changes.empty()) {
    return;
  }
  const auto* place = contracts.expected.find_place(name);
  Group group;
  group.subject = Subject::export_symbol;
  group.name = name;
  group.place = place ? place : contracts.found.find_place(name);
  group.changes = std::move(changes);
  groups.push_back(std::move(group));
}

/// The same of an export of one side.
void
add_lone(const ContractPair& contracts,
         const Export& item,
         Side side,
         const Terms& terms,
         std::vector<Group>& groups)
{
  std::vector<Change> changes;
  changes.push_back(make_lone(item, side, terms));
  add_group(contracts, item.name, std::move(changes), groups);
}

/// Pairs exports by their names, and what is left by what makes them one.
Matches
match_exports(const ContractPair& contracts)
{
  const auto& expected = contracts.expected.exports;
  const auto& found = contracts.found.exports;
  const auto key = [](const Export& item) { return Key{item.name}; };
  auto matches = match_keys(make_keys(expected, key), make_keys(found, key));
  const auto find_partner = [&](std::uint32_t at) {
    const auto* same = contracts.found.find_same_export(expected[at]);
    return same ? std::find(matches.found_only.begin(),
                            matches.found_only.end(),
                            static_cast<std::uint32_t>(same - found.data()))
                : matches.found_only.end();
  };
  std::vector<std::uint32_t> alone;
  for (const auto at : matches.expected_only) {
    const auto partner = find_partner(at);
    if (partner == matches.found_only.end()) {
      alone.push_back(at);
    } else {
      matches.both.emplace_back(at, *partner);
      matches.found_only.erase(partner);
    }
  }
  matches.expected_only = std::move(alone);
  return matches;
}

}  // namespace

std::vector<Group>
compare_exports(const ContractPair& contracts, const Terms& terms)
{
  const auto& expected = contracts.expected.exports;
  const auto& found = contracts.found.exports;
  const auto matches = match_exports(contracts);
  std::vector<Group> groups;
  for (const auto& [at, other] : matches.both) {
    add_group(contracts,
              expected[at].name,
              compare_export(
                expected[at], found[other], terms, contracts.expected.provider),
              groups);
  }
  for (const auto at : matches.expected_only) {
    add_lone(contracts, expected[at], Side::expected, terms, groups);
  }
  for (const auto at : matches.found_only) {
    add_lone(contracts, found[at], Side::found, terms, groups);
  }
  return groups;
}

}  // namespace hallmark::verify
