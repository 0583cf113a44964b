// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "model/contract_lines.hpp"

#include <string>

#include <gtest/gtest.h>

namespace hallmark::model::test_contract_lines {
namespace {

TEST(contract_lines, fields_are_what_tabs_separate)
{
  ContractLines lines("class\taudio::Params\n\tmember\t8\tgain\tfloat\n");

  ASSERT_TRUE(lines.has_line());
  EXPECT_FALSE(lines.line().is_indented);
  EXPECT_EQ(lines.line().keyword(), "class");
  EXPECT_EQ(lines.line().count, 2U);
  lines.advance();
  ASSERT_TRUE(lines.has_line());
  EXPECT_TRUE(lines.line().is_indented);
  EXPECT_EQ(lines.line().number, 2U);
  EXPECT_EQ(lines.line().count, 4U);
  EXPECT_EQ(lines.line().fields[3], "float");
  lines.advance();
  EXPECT_FALSE(lines.has_line());
}

TEST(contract_lines, empty_fields_count)
{
  const ContractLines lines("a\t\tb\t\n");

  EXPECT_EQ(lines.line().count, 4U);
  EXPECT_EQ(lines.line().fields[1], "");
}

TEST(contract_lines, fields_beyond_the_last_are_counted_as_one)
{
  const ContractLines lines("1\t2\t3\t4\t5\t6\t7\n");

  EXPECT_EQ(lines.line().count, 6U);
  EXPECT_EQ(lines.line().fields[4], "5");
}

TEST(contract_lines, empty_text_has_no_line)
{
  EXPECT_FALSE(ContractLines("").has_line());
}

struct TextRow {
  const char* name;
  std::string text;
  const char* message;
};

class contract_text : public testing::TestWithParam<TextRow> {};

TEST_P(contract_text, is_refused_whole)
{
  const auto checked = check_contract_text(GetParam().text);

  ASSERT_FALSE(checked);
  EXPECT_EQ(checked.error().code, Code::malformed);
  EXPECT_EQ(base::format_message(checked.error()), GetParam().message);
}

INSTANTIATE_TEST_SUITE_P(
  rows,
  contract_text,
  testing::Values(
    TextRow{"no_newline",
            "contract\t1\nx",
            "line 2 of the contract: ends without a newline"},
    TextRow{"control_byte",
            "contract\t1\n\x1b[1m\n",
            "line 2 of the contract: holds a control byte"},
    TextRow{"delete_byte",
            "\x7f\n",
            "line 1 of the contract: holds a control byte"},
    TextRow{"not_utf8", "a\n\xff\n", "line 2 of the contract: not UTF-8"},
    TextRow{"long_line",
            std::string(65537, 'x') + "\n",
            "line 1 of the contract: too long: found 65537 bytes, "
            "expected at most 65536"},
    TextRow{"long_text",
            std::string((std::size_t{16} << 20) + 1, '\n'),
            "the contract is too long: found 16777217 bytes, "
            "expected at most 16777216"}),
  [](const auto& row) { return std::string(row.param.name); });

}  // namespace
}  // namespace hallmark::model::test_contract_lines
