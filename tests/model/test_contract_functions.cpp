// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "model/contract_functions.hpp"
#include "model/contract_parse.hpp"
#include "support/contract_text.hpp"

#include <gtest/gtest.h>

namespace hallmark::model::test_contract_functions {
namespace {

std::string
contract_of(std::string_view lines)
{
  return tests::make_contract("export|f|function|S*()\n  linkage|f\n"
                              "class|S\n  size|8\n  align|8\n  pass|memory\n" +
                              std::string(lines));
}

std::string
refuse(std::string_view lines)
{
  const auto text = contract_of(lines);
  const auto contract = parse_contract(text);
  return contract ? "accepted" : base::format_message(contract.error());
}

TEST(contract_functions, words_are_read)
{
  const auto text = contract_of("  virtual|0|~|throws\n"
                                "  virtual|2|size()const|int|noexcept,pure\n"
                                "  virtual|3|run()|void\n"
                                "  override|stop()|final,noexcept\n"
                                "  override|~|final\n");
  const auto contract = parse_contract(text);
  ASSERT_TRUE(contract) << base::format_message(contract.error());
  const auto& type = contract->types.at(0);
  const auto slots = contract->virtuals_of(type);
  ASSERT_EQ(slots.size(), 3U);
  EXPECT_EQ(slots[0].words, (CallWords{false, false, false, true}));
  EXPECT_EQ(slots[1].words, (CallWords{false, true, true, false, false}));
  EXPECT_EQ(slots[1].result, "int");
  EXPECT_EQ(slots[2].words, CallWords());
  const auto overrides = contract->overrides_of(type);
  ASSERT_EQ(overrides.size(), 2U);
  EXPECT_EQ(overrides[0].name, "stop()");
  EXPECT_EQ(overrides[0].words, (CallWords{true, true, false, false, false}));
  EXPECT_EQ(overrides[1].name, "~");
}

TEST(contract_functions, bases_say_who_may_use_them)
{
  const auto text = contract_of("  base|0|A\n  base|virtual|B|private\n"
                                "  base|8|C|protected\n");
  const auto contract = parse_contract(text);
  ASSERT_TRUE(contract) << base::format_message(contract.error());
  const auto bases = contract->bases_of(contract->types.at(0));
  ASSERT_EQ(bases.size(), 3U);
  EXPECT_EQ(bases[0].access, "");
  EXPECT_EQ(bases[1].access, "private");
  EXPECT_EQ(bases[2].access, "protected");
  EXPECT_EQ(refuse("  base|0|A|public\n"),
            "line 11 of the contract: not how a base is hidden: found "
            "'public', expected private or protected");
}

TEST(contract_functions, damaged_lines_are_refused)
{
  const std::string expected =
    ", expected deleted, final, noexcept, pure or throws, in this order, "
    "separated by commas";
  EXPECT_EQ(refuse("  virtual|2|f()|int|pure,final\n"),
            "line 11 of the contract: not what is said of a function: found "
            "'pure,final'" +
              expected);
  EXPECT_EQ(refuse("  virtual|0|~|odd\n"),
            "line 11 of the contract: not what is said of a function: found "
            "'odd'" +
              expected);
  EXPECT_EQ(refuse("  override|f()|final,final\n"),
            "line 11 of the contract: not what is said of a function: found "
            "'final,final'" +
              expected);
  EXPECT_EQ(
    refuse("  override|f()|\n"),
    "line 11 of the contract: not what is said of a function: found ''" +
      expected);
  EXPECT_EQ(refuse("  virtual|2|f()|void|deleted,final\n"), "accepted");
  EXPECT_NE(refuse("  virtual|2|f()|void|final,deleted\n"), "accepted");
  EXPECT_NE(refuse("  override|f()\n"), "accepted");
  EXPECT_NE(refuse("  virtual|2|f()|int|final|pure\n"), "accepted");
  EXPECT_NE(refuse("  override|f()|final\n  virtual|2|f()|int\n"), "accepted");
}

}  // namespace
}  // namespace hallmark::model::test_contract_functions
