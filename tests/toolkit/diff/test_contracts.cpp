// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "diff/contracts.hpp"
#include "model/contract_parse.hpp"
#include "support/contract_text.hpp"

#include <gtest/gtest.h>

namespace hallmark::diff::test_contracts {
namespace {

using tests::make_contract;

std::vector<Item>
compare(const std::string& old_text, const std::string& new_text)
{
  const auto old_one = model::parse_contract(old_text);
  const auto new_one = model::parse_contract(new_text);
  return old_one && new_one ? compare_contracts(*old_one, *new_one)
                            : std::vector<Item>{};
}

const std::string enum_lines = "export|f|function|void(E)\n  linkage|f\n"
                               "enum|E\n  size|4\n  underlying|int\n";

TEST(contracts, item_says_where_what_and_how_grave)
{
  const auto items = compare(
    make_contract(enum_lines + "  enumerator|a|1\nplaces\nplace|E|e.hpp|7\n"),
    make_contract(enum_lines + "  enumerator|a|2\n"));

  ASSERT_EQ(items.size(), 1U);
  EXPECT_EQ(items[0].subject, "type 'E'");
  EXPECT_EQ(items[0].file, "e.hpp");
  EXPECT_EQ(items[0].line, 7U);
  EXPECT_EQ(items[0].reached_from, "f");
  EXPECT_EQ(items[0].field, "enumerator 'a'");
  EXPECT_EQ(items[0].old_value, "1");
  EXPECT_EQ(items[0].new_value, "2");
  EXPECT_EQ(items[0].text, "enumerator 'a': found 2, expected 1");
  EXPECT_FALSE(items[0].names_subject);
  EXPECT_FALSE(items[0].is_compatible);
  EXPECT_EQ(items[0].step, VersionStep::major);
}

TEST(contracts, what_one_side_lacks_has_no_value_there)
{
  const auto items = compare(
    make_contract(""),
    make_contract("export|f|function|void()\n  linkage|f\n  optional\n"));

  ASSERT_EQ(items.size(), 1U);
  EXPECT_EQ(items[0].old_value, "");
  EXPECT_EQ(items[0].new_value, "'void()'");
  EXPECT_EQ(items[0].text, "export 'f' exists only in the new one");
  EXPECT_TRUE(items[0].names_subject);
  EXPECT_TRUE(items[0].is_compatible);
  EXPECT_EQ(items[0].step, VersionStep::minor);
}

TEST(contracts, required_export_more_breaks_an_interface_and_adds_to_a_plugin)
{
  const std::string lines = "export|f|function|void()\n  linkage|f\n";
  const std::string own = "contract|1\ninterface||\nprovider|plugin\n"
                          "machine|x86-64\n";
  const auto of_interface = compare(make_contract(""), make_contract(lines));
  const auto of_plugin =
    compare(tests::make_lines(own), tests::make_lines(own + lines));

  ASSERT_EQ(of_interface.size(), 1U);
  EXPECT_FALSE(of_interface[0].is_compatible);
  EXPECT_EQ(of_interface[0].step, VersionStep::major);
  ASSERT_EQ(of_plugin.size(), 1U);
  EXPECT_TRUE(of_plugin[0].is_compatible);
  EXPECT_EQ(of_plugin[0].step, VersionStep::minor);
}

TEST(contracts, rule_names_its_subject)
{
  const auto items =
    compare(make_contract(""), make_contract("allow|grow_enum|E\n"));

  ASSERT_EQ(items.size(), 1U);
  EXPECT_EQ(items[0].subject, "interface 'audio.example/filter'");
  EXPECT_EQ(items[0].text, "rule grow_enum ('E') exists only in the new one");
  EXPECT_TRUE(items[0].names_subject);
}

TEST(contracts, growth_that_both_allow_is_an_addition)
{
  const auto lines = "allow|grow_enum|E\n" + enum_lines;
  const auto items =
    compare(make_contract(lines + "  enumerator|a|1\n"),
            make_contract(lines + "  enumerator|a|1\n  enumerator|b|2\n"));

  ASSERT_EQ(items.size(), 1U);
  EXPECT_TRUE(items[0].is_compatible);
  EXPECT_EQ(items[0].step, VersionStep::minor);
}

TEST(contracts, equal_contracts_have_no_items)
{
  const auto text = make_contract(enum_lines);

  EXPECT_TRUE(compare(text, text).empty());
}

}  // namespace
}  // namespace hallmark::diff::test_contracts
