// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "model/contract_parse.hpp"
#include "support/contract_text.hpp"
#include "verify/reach.hpp"

#include <string>

#include <gtest/gtest.h>

namespace hallmark::verify::test_reach {
namespace {

/// The lines of a class that points to another.
std::string
make_class(std::string_view name, std::string_view member)
{
  return "class|" + std::string(name) + "\n  size|8\n  align|8\n" +
         "  pass|value\n  member|0|p|" + std::string(member) + "\n";
}

/// For each type: export, distance, `r` and `p` for result and parameter.
std::string
list_reach(const std::string& lines,
           std::vector<bool> exports,
           const std::vector<bool>& closed = {})
{
  const auto text = tests::make_contract(lines);
  const auto contract = *model::parse_contract(text);
  exports.resize(contract.exports.size(), true);
  const auto reach = find_reach(contract, exports, closed);
  std::string list;
  for (std::size_t i = 0; i < reach.types.size(); ++i) {
    const auto& type = reach.types[i];
    list.append(list.empty() ? "" : "; ").append(contract.types[i].name);
    if (!type.from.empty()) {
      list.append(": ").append(type.from);
      list += " " + std::to_string(type.distance) + " " +
              (type.as_result ? "r" : "") + (type.as_parameter ? "p" : "");
    }
  }
  return list;
}

const std::string chain = "export|f|function|A*()\n  linkage|f\n"
                          "export|g|function|void(C*)\n  linkage|g\n" +
                          make_class("A", "B*") + make_class("B", "C*") +
                          make_class("C", "int") + make_class("D", "A");

TEST(reach, types_are_reached_from_the_nearest_export)
{
  EXPECT_EQ(list_reach(chain, {}), "A: f 0 r; B: f 1 r; C: g 0 rp; D");
}

TEST(reach, exports_that_are_left_out_reach_nothing)
{
  EXPECT_EQ(list_reach(chain, {true, false}),
            "A: f 0 r; B: f 1 r; C: f 2 r; D");
  EXPECT_EQ(list_reach(chain, {false, false}), "A; B; C; D");
}

TEST(reach, closed_types_lead_nowhere)
{
  EXPECT_EQ(list_reach(chain, {true, false}, {false, true, false, false}),
            "A: f 0 r; B: f 1 r; C; D");
}

TEST(reach, types_that_reach_each_other_end)
{
  EXPECT_EQ(list_reach("export|f|function|A*()\n  linkage|f\n" +
                         make_class("A", "B*") + make_class("B", "A*"),
                       {}),
            "A: f 0 r; B: f 1 r");
}

TEST(reach, parameters_of_parameters_come_from_the_provider)
{
  EXPECT_EQ(list_reach("export|f|function|void(A*,void(*)(B*))\n"
                       "  linkage|f\ndeclared|A\ndeclared|B\n",
                       {}),
            "A: f 0 p; B: f 0 r");
}

TEST(reach, virtual_functions_pass_the_direction_on)
{
  EXPECT_EQ(list_reach("export|f|function|void(A*)\n  linkage|f\n"
                       "class|A\n  size|8\n  align|8\n  pass|memory\n"
                       "  virtual|0|f(B*)|C*\n"
                       "declared|B\ndeclared|C\n",
                       {}),
            "A: f 0 p; B: f 1 r; C: f 1 p");
}

TEST(reach, names_without_a_block_are_kept)
{
  const auto text =
    tests::make_contract("export|f|function|X*(std::vector<Y>)\n  linkage|f\n");
  const auto contract = *model::parse_contract(text);

  const auto reach = find_reach(contract, {true}, {});

  EXPECT_TRUE(reach.names_undescribed("X"));
  EXPECT_TRUE(reach.names_undescribed("std::vector<Y>"));
  EXPECT_FALSE(reach.names_undescribed("Y"));
}

}  // namespace
}  // namespace hallmark::verify::test_reach
