// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "model/contract_fields.hpp"

#include <string>

#include <gtest/gtest.h>

namespace hallmark::model::test_contract_fields {
namespace {

/// The line of one keyword and one field.
ContractLine
make_line(std::string_view field)
{
  ContractLine line;
  line.number = 7;
  line.count = 2;
  line.fields = {"size", field};
  return line;
}

template<class T>
std::string
explain(const Result<T>& result)
{
  return result ? "accepted" : base::format_message(result.error());
}

TEST(contract_fields, numbers_go_up_to_their_limit)
{
  EXPECT_EQ(*parse_contract_number(make_line("0"), 1), 0U);
  EXPECT_EQ(*parse_contract_number(make_line("72057594037927936"), 1),
            std::uint64_t{1} << 56);
}

TEST(contract_fields, what_is_no_canonical_number_is_refused)
{
  for (const std::string text : {"",
                                 "-1",
                                 "+1",
                                 "01",
                                 " 1",
                                 "1 ",
                                 "0x1",
                                 "1.0",
                                 "72057594037927937",
                                 "18446744073709551616"}) {
    EXPECT_EQ(explain(parse_contract_number(make_line(text), 1)),
              "line 7 of the contract: not a number: found '" + text +
                "', expected a decimal number up to 2^56");
  }
}

TEST(contract_fields, alignments_are_powers_of_two)
{
  EXPECT_EQ(*parse_contract_alignment(make_line("1"), 1), 1U);
  EXPECT_EQ(*parse_contract_alignment(make_line("4096"), 1), 4096U);
  EXPECT_EQ(explain(parse_contract_alignment(make_line("0"), 1)),
            "line 7 of the contract: not an alignment: found 0, "
            "expected a power of two");
  EXPECT_EQ(explain(parse_contract_alignment(make_line("12"), 1)),
            "line 7 of the contract: not an alignment: found 12, "
            "expected a power of two");
}

TEST(contract_fields, values_of_enumerators_have_64_bits)
{
  EXPECT_EQ(*parse_contract_value(make_line("18446744073709551615"), 1),
            ~std::uint64_t{0});
  EXPECT_EQ(*parse_contract_value(make_line("-1"), 1), ~std::uint64_t{0});
  EXPECT_EQ(*parse_contract_value(make_line("-9223372036854775808"), 1),
            std::uint64_t{1} << 63);
}

TEST(contract_fields, values_out_of_64_bits_are_refused)
{
  for (const std::string text : {"",
                                 "-",
                                 "-0",
                                 "--1",
                                 "1-",
                                 "-9223372036854775809",
                                 "18446744073709551616"}) {
    EXPECT_EQ(explain(parse_contract_value(make_line(text), 1)),
              "line 7 of the contract: not the value of an enumerator: "
              "found '" +
                text + "', expected a decimal number of 64 bits");
  }
}

TEST(contract_fields, empty_name_is_refused)
{
  EXPECT_EQ(explain(parse_contract_name(make_line(""), 1)),
            "line 7 of the contract: empty name");
}

TEST(contract_fields, names_nest_as_deep_as_the_limit)
{
  const auto nest = [](std::size_t depth) {
    return "T" + std::string(depth, '<') + std::string(depth, '>');
  };

  EXPECT_EQ(explain(parse_contract_name(make_line(nest(256)), 1)), "accepted");
  EXPECT_EQ(explain(parse_contract_name(make_line(nest(257)), 1)),
            "line 7 of the contract: brackets nest too deep: "
            "found 257 levels, expected at most 256");
}

TEST(contract_fields, brackets_side_by_side_do_not_nest)
{
  std::string wide = "void(";
  for (int i = 0; i < 1000; ++i) {
    wide += "T<int>,";
  }

  EXPECT_EQ(explain(parse_contract_name(make_line(wide + "int)"), 1)),
            "accepted");
}

TEST(contract_fields, wrong_number_of_fields_is_told)
{
  auto line = make_line("1");

  EXPECT_EQ(explain(check_field_count(line, 3)),
            "line 7 of the contract: wrong number of fields: found 2, "
            "expected 3");
  line.count = ContractLine::most_fields + 1;
  EXPECT_EQ(explain(check_field_count(line, 3)),
            "line 7 of the contract: wrong number of fields: "
            "found more than 5, expected 3");
}

TEST(contract_fields, blocks_come_in_order_and_once)
{
  EXPECT_EQ(explain(parse_block_name(make_line("b"), "a", 1)), "accepted");
  EXPECT_EQ(explain(parse_block_name(make_line("a"), "", 0)), "accepted");
  EXPECT_EQ(explain(parse_block_name(make_line("a"), "b", 1)),
            "line 7 of the contract: out of order: found 'a', "
            "expected a name after 'b'");
  EXPECT_EQ(explain(parse_block_name(make_line("b"), "b", 1)),
            "line 7 of the contract: out of order: found 'b', "
            "expected a name after 'b'");
}

TEST(contract_fields, more_blocks_than_the_limit_are_refused)
{
  EXPECT_EQ(explain(parse_block_name(make_line("b"), "a", 65536)),
            "line 7 of the contract: too many blocks");
}

TEST(contract_fields, missing_line_tells_what_came_instead)
{
  const ContractLines lines("pass\tvalue\n");

  EXPECT_EQ(base::format_message(make_missing_line(lines, "size")),
            "line 1 of the contract: missing line: found 'pass', "
            "expected size");
  EXPECT_EQ(base::format_message(make_missing_line(ContractLines(""), "size")),
            "line 1 of the contract: missing line: found the end, "
            "expected size");
}

}  // namespace
}  // namespace hallmark::model::test_contract_fields
