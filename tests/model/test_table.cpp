// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "model/table.hpp"

#include <string>

#include <gtest/gtest.h>

namespace hallmark::model::test_table {
namespace {

const std::string print(32, 'a');
const std::string other_print(32, '0');

const std::string whole = "interface\taudio.example/filter\t2.1.0\t" + print +
                          "\nexport\taudio::gain\t" + other_print +
                          "\tPN8hallmark4typeIFfiEEE\tfloat(int)\t"
                          "audio.example/filter\n"
                          "class\tPN8hallmark4typeI1PEE\t8\t4\tvalue\tP\n";

TEST(table, every_line_is_read)
{
  const auto table = parse_table(whole);
  ASSERT_TRUE(table);
  ASSERT_EQ(table->interfaces.size(), 1U);
  EXPECT_EQ(table->interfaces[0].name, "audio.example/filter");
  EXPECT_EQ(table->interfaces[0].version, "2.1.0");
  EXPECT_EQ(table->interfaces[0].fingerprint, print);
  ASSERT_EQ(table->exports.size(), 1U);
  EXPECT_EQ(table->exports[0].name, "audio::gain");
  EXPECT_EQ(table->exports[0].type_key, "PN8hallmark4typeIFfiEEE");
  EXPECT_EQ(table->exports[0].signature, "float(int)");
  EXPECT_EQ(table->exports[0].interface, "audio.example/filter");
  ASSERT_EQ(table->classes.size(), 1U);
  EXPECT_EQ(table->classes[0].bytes, 8U);
  EXPECT_EQ(table->classes[0].alignment, 4U);
  EXPECT_TRUE(table->classes[0].is_trivial);
  EXPECT_EQ(table->classes[0].name, "P");
}

TEST(table, text_that_is_written_is_read_back)
{
  EXPECT_EQ(format_table(*parse_table(whole)), whole);
}

TEST(table, class_without_its_name_is_read)
{
  const auto table = parse_table("class\tk\t16\t0\tmemory\n");
  ASSERT_TRUE(table);
  EXPECT_EQ(table->classes[0].alignment, 0U);
  EXPECT_FALSE(table->classes[0].is_trivial);
  EXPECT_EQ(table->classes[0].name, "");
}

TEST(table, padding_ends_it)
{
  EXPECT_EQ(format_table(*parse_table(whole + std::string(3, '\0'))), whole);
}

TEST(table, lines_of_a_later_version_are_passed_over)
{
  EXPECT_EQ(format_table(*parse_table("colour\tred\n" + whole)), whole);
}

TEST(table, unsound_lines_are_malformed_by_number)
{
  for (const std::string line : {"interface\ta\t1.0.0\n",
                                 "interface\ta\t1.0.0\tshort\n",
                                 "export\tf\tshort\t\tint()\t\n",
                                 "class\tk\tmany\t4\tvalue\n",
                                 "class\tk\t8\t4\tsometimes\n",
                                 "class\tk\t8\t4\tvalue\tx\ty\tz\n"}) {
    const auto table = parse_table(whole + line);
    ASSERT_FALSE(table) << line;
    EXPECT_EQ(table.error().code, Code::malformed);
    EXPECT_EQ(table.error().message,
              "line 4 of the table of fingerprints is malformed");
  }
}

TEST(table, interface_is_found_by_name_in_the_first_lines)
{
  const auto found = find_interface(whole, "audio.example/filter");
  ASSERT_TRUE(found);
  EXPECT_EQ(found->fingerprint, print);
  EXPECT_FALSE(find_interface(whole, "audio.example/mixer"));
  EXPECT_FALSE(find_interface("", "audio.example/filter"));
  EXPECT_FALSE(find_interface("class\t\n" + whole, "audio.example/filter"));
}

TEST(table, interfaces_are_listed_in_their_order)
{
  const auto text = "interface\tb\t1.0.0\t" + print + "\n" + whole;
  const std::vector<std::string_view> names{"b", "audio.example/filter"};

  EXPECT_EQ(list_interfaces(text), names);
  EXPECT_TRUE(list_interfaces("").empty());
}

// Whoever looks for what is listed finds it.
TEST(table, line_with_another_number_of_fields_is_not_listed)
{
  for (const auto* line : {"interface\ta\t1.0.0\n",
                           "interface\ta\n",
                           "interface\ta\t1.0.0\tprint\tmore\n"}) {
    EXPECT_TRUE(list_interfaces(line).empty()) << line;
    EXPECT_FALSE(find_interface(line, "a")) << line;
  }
}

TEST(table, fingerprint_is_of_32_lower_case_digits)
{
  for (const std::string digits : {"",
                                   "00112233445566778899aabbccddeef",
                                   "00112233445566778899aabbccddeeff0",
                                   "00112233445566778899AABBCCDDEEFF",
                                   "0x112233445566778899aabbccddeeff"}) {
    EXPECT_FALSE(parse_table("interface\ta\t1.0.0\t" + digits + "\n"))
      << digits;
    EXPECT_FALSE(parse_table("export\tf\t" + digits + "\t\tint()\t\n"))
      << digits;
  }
}

}  // namespace
}  // namespace hallmark::model::test_table
