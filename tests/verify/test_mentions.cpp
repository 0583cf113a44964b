// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "model/contract_parse.hpp"
#include "support/contract_text.hpp"
#include "verify/mentions.hpp"

#include <string>

#include <gtest/gtest.h>

namespace hallmark::verify::test_mentions {
namespace {

/// Names; those that are held by value have a `!`.
std::string
list_names(const std::vector<model::Mention>& mentions)
{
  std::string list;
  for (const auto& mention : mentions) {
    list += list.empty() ? "" : " ";
    list += mention.name;
    list += mention.is_value ? "!" : "";
  }
  return list;
}

TEST(mentions, of_a_type_are_all_names_in_its_block)
{
  const auto text =
    tests::make_contract("enum|E\n"
                         "  size|4\n"
                         "  underlying|int\n"
                         "class|Ring<Cell>\n"
                         "  size|16\n"
                         "  align|8\n"
                         "  pass|memory\n"
                         "  base|0|Base\n"
                         "  member|8|cells|Store*\n"
                         "  bits|96|3|mode|Mode\n"
                         "  virtual|0|~\n"
                         "  virtual|2|Made(Given&)const|Back\n");
  const auto contract = *model::parse_contract(text);

  std::vector<model::Mention> mentions;
  find_type_mentions(contract, contract.types.at(1), mentions);
  EXPECT_EQ(list_names(mentions), "Cell! Base! Store Mode! Back! Given");
  mentions.clear();
  find_type_mentions(contract, contract.types.at(0), mentions);
  EXPECT_EQ(list_names(mentions), "int!");
}

TEST(mentions, of_parts_are_what_a_type_is_made_of)
{
  const auto text = tests::make_contract("class|C\n"
                                         "  size|16\n"
                                         "  align|8\n"
                                         "  pass|memory\n"
                                         "  base|0|Base\n"
                                         "  member|8|cells|Store*\n"
                                         "  virtual|2|f(Given&)const|Back\n");
  const auto contract = *model::parse_contract(text);

  std::vector<model::Mention> mentions;
  find_part_mentions(contract, contract.types.at(0), mentions);
  EXPECT_EQ(list_names(mentions), "Base! Store");
}

TEST(mentions, of_a_variable_are_by_address)
{
  const auto list = [](std::string_view signature, bool is_variable) {
    std::vector<model::Mention> mentions;
    find_export_mentions({"x", signature, "x", is_variable, false}, mentions);
    return list_names(mentions);
  };

  EXPECT_EQ(list("const S", true), "S");
  EXPECT_EQ(list("S[3]", true), "S!");
  EXPECT_EQ(list("L<S>", true), "L<S> S!");
  EXPECT_EQ(list("S()", false), "S!");
}

TEST(layout_change, is_found_in_what_is_held_by_value)
{
  const auto make = [](std::string_view size,
                       std::string_view align,
                       std::string_view pass) {
    return tests::make_contract(
      "class|A\n  size|" + std::string(size) + "\n  align|" +
      std::string(align) + "\n  pass|" + std::string(pass) + "\ndeclared|D\n");
  };
  const auto host_text = make("8", "4", "value");
  const auto plugin_text = make("16", "8", "memory");
  const auto host = *model::parse_contract(host_text);
  const auto plugin = *model::parse_contract(plugin_text);
  const auto find = [&](std::string_view spelling) {
    std::vector<model::Mention> mentions;
    model::find_mentions(spelling, mentions);
    return find_layout_change({host, plugin}, mentions);
  };

  EXPECT_TRUE(find("A[2]").size);
  EXPECT_TRUE(find("A").alignment);
  EXPECT_TRUE(find("std::pair<int,A>").passing);
  EXPECT_FALSE(find("A*").size);
  EXPECT_FALSE(find("void(*)(A)").size);
  EXPECT_FALSE(find("D").size);
  EXPECT_FALSE(find("int").size);
}

}  // namespace
}  // namespace hallmark::verify::test_mentions
