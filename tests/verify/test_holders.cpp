// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "model/contract_parse.hpp"
#include "support/contract_text.hpp"
#include "support/growth.hpp"
#include "verify/holders.hpp"

#include <string>

#include <gtest/gtest.h>

namespace hallmark::verify::test_holders {
namespace {

/// Who holds `S` in a text that has it, an export, and these lines.
std::string
find_holder(std::string_view signature, std::string_view more = "")
{
  const auto text = tests::make_contract(
    tests::make_export(signature) + std::string(more) +
    "class|S\n  size|4\n  align|4\n  pass|value\n  member|0|a|int\n");
  const auto contract = model::parse_contract(text);
  return contract ? std::string(Holders(*contract).find("S"))
                  : contract.error().message;
}

TEST(holders, are_exports_and_types)
{
  EXPECT_EQ(find_holder("void(S)"), "f");
  EXPECT_EQ(find_holder("S()"), "f");
  EXPECT_EQ(find_holder("B*()",
                        "class|B\n  size|4\n  align|4\n  pass|value\n"
                        "  member|0|s|S\n"),
            "B");
}

TEST(holders, do_not_only_point)
{
  EXPECT_EQ(find_holder("S*(S&)"), "");
  EXPECT_EQ(find_holder("B*()",
                        "class|B\n  size|8\n  align|8\n  pass|value\n"
                        "  member|0|s|S*\n"),
            "");
}

TEST(holders, of_a_type_that_is_not_there_are_none)
{
  const auto text = tests::make_contract(tests::make_export("void()"));
  EXPECT_EQ(Holders(*model::parse_contract(text)).find("S"), "");
}

}  // namespace
}  // namespace hallmark::verify::test_holders
