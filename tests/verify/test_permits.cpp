// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "model/contract_parse.hpp"
#include "support/contract_text.hpp"
#include "verify/permits.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace hallmark::verify::test_permits {
namespace {

using model::Rule;
using Strings = std::vector<std::string>;

/// A struct whose second member has this name, and rules.
std::string
make_text(std::string_view rules, std::string_view name)
{
  return tests::make_contract(std::string(rules) +
                              "class|A\n  size|8\n  align|4\n  pass|value\n"
                              "  member|0|a|int\n  member|4|" +
                              std::string(name) + "|int\n");
}

/// `RULE HOLDER` of each advice, and the patterns of members.
Strings
list(std::string_view old_text, std::string_view new_text)
{
  const auto expected = *model::parse_contract(old_text);
  const auto found = *model::parse_contract(new_text);
  const ContractPair contracts{expected, found};
  const TypePair pair{
    contracts, *expected.find_type("A"), *found.find_type("A")};
  Strings lines;
  for (const auto& [advice, permits] :
       list_advice(find_permits(contracts, "A"), pair, Side::found)) {
    const auto* holder = advice.holder == Side::both    ? "none"
                         : advice.holder == Side::found ? "found"
                                                        : "expected";
    auto line = std::to_string(static_cast<int>(advice.rule)) + " " + holder;
    for (const auto& pattern : permits.reserved) {
      line += " " + pattern;
    }
    EXPECT_TRUE(advice.rule == Rule::reserved || permits.has(advice.rule));
    lines.push_back(line);
  }
  return lines;
}

std::string
name(Rule rule)
{
  return std::to_string(static_cast<int>(rule));
}

TEST(permits, are_the_rules_that_both_sides_have)
{
  const auto old_text = make_text(
    "allow|grow_enum|A\nallow|grow_tail|A\nallow|reserved|A::r*\n", "b");
  const auto new_text = make_text(
    "allow|append_virtuals|A\nallow|grow_tail|A\nallow|reserved|A::r*\n"
    "allow|reserved|A::s*\n",
    "b");
  const auto expected = *model::parse_contract(old_text);
  const auto found = *model::parse_contract(new_text);
  const auto permits = find_permits({expected, found}, "A");

  EXPECT_EQ(permits.rules, std::vector<Rule>{Rule::grow_tail});
  EXPECT_EQ(permits.reserved, Strings{"A::r*"});
  EXPECT_TRUE(find_permits({expected, found}, "B").rules.empty());
}

TEST(advice, is_every_rule_that_one_side_lacks)
{
  EXPECT_EQ(list(make_text("allow|grow_enum|A\nallow|grow_tail|A\n", "b"),
                 make_text("allow|grow_tail|A\n", "c")),
            (Strings{name(Rule::append_virtuals) + " none",
                     name(Rule::grow_enum) + " expected"}));
}

TEST(advice, has_the_patterns_of_one_side_and_spare_members)
{
  const auto rules = "allow|append_virtuals|A\nallow|grow_enum|A\n"
                     "allow|grow_tail|A\n";
  EXPECT_EQ(list(make_text(rules, "spare"),
                 make_text(std::string(rules) + "allow|reserved|A::s*\n", "b")),
            (Strings{name(Rule::reserved) + " found A::s*",
                     name(Rule::reserved) + " none A::spare"}));
}

}  // namespace
}  // namespace hallmark::verify::test_permits
