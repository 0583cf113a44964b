// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "verify/compare_interface.hpp"

#include "base/text.hpp"
#include "verify/order.hpp"
#include "verify/rules.hpp"

#include <string>

namespace hallmark::verify {

using model::Allowance;

namespace {

std::string
format_provider(model::Provider provider)
{
  return provider == model::Provider::host ? "host" : "plugin";
}

/// A rule of one side only: it changes nothing by itself.
Change
make_rule_change(const Allowance& allowance, Side side)
{
  auto change =
    make_lone_change(Topic::rule,
                     side,
                     base::concat({"rule ", format_rule(allowance.rule)}),
                     base::quote(allowance.type));
  change.is_compatible = true;
  change.step = VersionStep::minor;
  return change;
}

}  // namespace

Group
compare_interface(const ContractPair& contracts)
{
  const auto& expected = contracts.expected;
  const auto& found = contracts.found;
  Group group;
  group.subject = Subject::interface;
  group.name = expected.name;
  if (expected.provider != found.provider) {
    group.changes.push_back(make_change(Topic::provider,
                                        "provider",
                                        format_provider(found.provider),
                                        format_provider(expected.provider)));
  }
  const auto key = [](const Allowance& allowance) {
    return Key{allowance.type, static_cast<std::uint64_t>(allowance.rule)};
  };
  const auto matches = match_keys(make_keys(expected.allowances, key),
                                  make_keys(found.allowances, key));
  for (const auto at : matches.expected_only) {
    group.changes.push_back(
      make_rule_change(expected.allowances[at], Side::expected));
  }
  for (const auto at : matches.found_only) {
    group.changes.push_back(
      make_rule_change(found.allowances[at], Side::found));
  }
  return group;
}

}  // namespace hallmark::verify
