// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "verify/permits.hpp"

#include "verify/reserved.hpp"

#include <array>
#include <utility>

namespace hallmark::verify {

using model::Rule;

namespace {

/// Those that permit what one side alone has.
constexpr std::array<Rule, 3> growth_rules{Rule::append_virtuals,
                                           Rule::grow_enum,
                                           Rule::grow_tail};

}  // namespace

Permits
find_permits(const ContractPair& contracts, std::string_view type)
{
  const auto& [expected, found] = contracts;
  Permits permits;
  for (const auto rule : growth_rules) {
    if (expected.allows(rule, type) && found.allows(rule, type)) {
      permits.rules.push_back(rule);
    }
  }
  permits.reserved = list_reserved(contracts);
  return permits;
}

std::vector<AdvisedPermits>
list_advice(const Permits& permits, const TypePair& pair, Side newer)
{
  const auto& [expected, found] = pair.contracts;
  const auto name = pair.expected.name;
  std::vector<AdvisedPermits> all;
  for (const auto rule : growth_rules) {
    if (!permits.has(rule)) {
      const auto holder = expected.allows(rule, name) ? Side::expected
                          : found.allows(rule, name)  ? Side::found
                                                      : Side::both;
      all.push_back({{rule, holder}, permits});
      all.back().permits.rules.push_back(rule);
    }
  }
  const auto add = [&](Side holder, std::vector<std::string> patterns) {
    if (!patterns.empty()) {
      all.push_back({{Rule::reserved, holder}, permits});
      all.back().permits.reserved = std::move(patterns);
    }
  };
  add(Side::expected, list_reserved(expected));
  add(Side::found, list_reserved(found));
  auto spare = list_spare_members(pair, newer);
  if (!spare.empty()) {
    spare.insert(spare.end(), permits.reserved.begin(), permits.reserved.end());
  }
  add(Side::both, std::move(spare));
  return all;
}

}  // namespace hallmark::verify
