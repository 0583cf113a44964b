// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "model/contract_parse.hpp"
#include "support/contract_text.hpp"
#include "verify/hollow.hpp"

#include <string>

#include <gtest/gtest.h>

namespace hallmark::verify::test_hollow {
namespace {

std::string
make_class(const std::string& name,
           const std::string& size,
           const std::string& lines = "")
{
  return "class|" + name + "\n  size|" + size + "\n  align|1\n  pass|value\n" +
         lines;
}

/// Whether the class S of a text is hollow, and the text may have one.
std::string
judge(const std::string& lines)
{
  const auto text =
    tests::make_contract("export|f|function|S()\n  linkage|f\n" + lines);
  const auto contract = model::parse_contract(text);
  if (!contract) {
    return base::format_message(contract.error());
  }
  const auto* type = contract->find_type("S");
  const bool is_one = type && is_hollow(*contract, *type);
  return std::string(is_one ? "hollow" : "not hollow") +
         (may_have_hollow(text) ? ", may be" : "");
}

TEST(hollow, a_large_class_without_members_is)
{
  EXPECT_EQ(judge(make_class("S", "64")), "hollow, may be");
  EXPECT_EQ(judge(make_class("S", "17")), "hollow, may be");
}

TEST(hollow, its_bases_have_none_either)
{
  const auto heir = make_class("S", "64", "  base|0|B\n");
  EXPECT_EQ(judge(make_class("B", "64") + heir), "hollow, may be");
  EXPECT_EQ(judge(make_class("B", "64", "  member|0|a|char\n") + heir),
            "not hollow, may be");
  EXPECT_EQ(judge(heir), "not hollow, may be");
}

TEST(hollow, its_members_have_none_either)
{
  const auto empty = make_class("E", "1");
  const std::string number =
    "base|int\n  size|4\n  align|4\n  encoding|signed\n";
  const auto rows = make_class("R", "20", "  member|0|a|E[4][5]\n");
  const auto ask = [&](const std::string& members) {
    return judge(empty + rows + make_class("S", "40", members) + number);
  };

  EXPECT_EQ(ask("  member|0|a|E[40]\n"), "hollow, may be");
  EXPECT_EQ(ask("  member|0|a|R[2]\n"), "hollow, may be");
  EXPECT_EQ(ask("  member|0|a|const R\n  member|20|b|E[20]\n"),
            "hollow, may be");
  EXPECT_EQ(ask("  member|0|n|int[0]\n  member|0|a|R[2]\n"), "hollow, may be");
  EXPECT_EQ(ask("  member|0|a|R*\n  member|8|b|E[20]\n"), "not hollow, may be");
  EXPECT_EQ(ask("  member|0|a|E[39]\n  member|39|b|T\n"), "not hollow, may be");
}

TEST(hollow, union_may_be_one)
{
  const auto members = "  member|0|a|E[20]\n  member|0|b|E\n";
  auto text = make_class("S", "20", members);
  text.replace(0, 5, "union");
  EXPECT_EQ(judge(make_class("E", "1") + text), "hollow, may be");
}

TEST(hollow, one_with_very_many_bases_is_taken_for_one)
{
  std::string classes;
  for (char name = 'A'; name < 'O'; ++name) {
    const auto next = std::string(1, static_cast<char>(name + 1));
    std::string bases;
    for (int i = 0; i < 16 && name < 'N'; ++i) {
      bases += "  base|0|" + next + "\n";
    }
    classes += make_class(std::string(1, name), "64", bases);
  }
  EXPECT_EQ(judge(classes + make_class("S", "64", "  base|0|A\n")),
            "hollow, may be");
}

TEST(hollow, what_is_small_or_has_a_part_is_not)
{
  EXPECT_EQ(judge(make_class("S", "16")), "not hollow");
  EXPECT_EQ(judge(make_class("S", "64", "  member|0|a|int\n")), "not hollow");
  EXPECT_EQ(judge(make_class("S", "64", "  bits|0|3|a|int\n")), "not hollow");
  EXPECT_EQ(judge(make_class("S", "64", "  virtual|0|f()|int\n")),
            "not hollow");
}

}  // namespace
}  // namespace hallmark::verify::test_hollow
