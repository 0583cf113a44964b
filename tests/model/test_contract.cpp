// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "model/contract_parse.hpp"
#include "support/contract_text.hpp"

#include <gtest/gtest.h>

namespace hallmark::model::test_contract {
namespace {

const std::string text = tests::make_contract("allow|grow_enum|B\n"
                                              "allow|grow_enum|D\n"
                                              "allow|opaque|A\n"
                                              "export|a|function|int()\n"
                                              "  linkage|a\n"
                                              "export|c|variable|int\n"
                                              "  linkage|c\n"
                                              "declared|A\n"
                                              "declared|B\n"
                                              "declared|C<int>\n"
                                              "places\n"
                                              "place|B|b.hpp|2\n");

TEST(contract, finds_what_it_has_by_name)
{
  const auto contract = *parse_contract(text);

  ASSERT_TRUE(contract.find_export("c"));
  EXPECT_TRUE(contract.find_export("c")->is_variable);
  ASSERT_TRUE(contract.find_type("C<int>"));
  EXPECT_EQ(contract.find_type("C<int>")->name, "C<int>");
  ASSERT_TRUE(contract.find_place("B"));
  EXPECT_EQ(contract.find_place("B")->line, 2U);
}

TEST(contract, finds_nothing_that_it_lacks)
{
  const auto contract = *parse_contract(text);

  for (const auto* name : {"", "b", "C", "C<", "D", "z"}) {
    EXPECT_FALSE(contract.find_export(name)) << name;
    EXPECT_FALSE(contract.find_type(name)) << name;
    EXPECT_FALSE(contract.find_place(name)) << name;
  }
}

TEST(contract, allows_what_a_rule_names)
{
  const auto contract = *parse_contract(text);

  EXPECT_TRUE(contract.allows(Rule::opaque, "A"));
  EXPECT_TRUE(contract.allows(Rule::grow_enum, "B"));
  EXPECT_TRUE(contract.allows(Rule::grow_enum, "D"));
  EXPECT_FALSE(contract.allows(Rule::grow_enum, "A"));
  EXPECT_FALSE(contract.allows(Rule::grow_tail, "B"));
  EXPECT_FALSE(contract.allows(Rule::append_virtuals, "D"));
}

TEST(contract, empty_one_has_nothing)
{
  const Contract contract;

  EXPECT_FALSE(contract.find_type("A"));
  EXPECT_FALSE(contract.allows(Rule::opaque, "A"));
  EXPECT_TRUE(contract.members_of(Type{}).empty());
}

}  // namespace
}  // namespace hallmark::model::test_contract
