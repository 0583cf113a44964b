// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "model/lines.hpp"

#include <string>

#include <gtest/gtest.h>

namespace hallmark::model::test_lines {
namespace {

/// What parse_lines() says of a text that it refuses.
std::string
find_fault(std::string_view text)
{
  const auto lines = parse_lines(text, "stamp");
  return lines ? "none" : base::format_message(lines.error());
}

TEST(lines, key_and_value_stand_around_the_first_equals_sign)
{
  const auto lines = parse_lines("a=1\nb.c=x=y\nd=\n", "stamp");

  ASSERT_TRUE(lines);
  ASSERT_EQ(lines->size(), 3U);
  EXPECT_EQ((*lines)[0].key, "a");
  EXPECT_EQ((*lines)[0].value, "1");
  EXPECT_EQ((*lines)[1].key, "b.c");
  EXPECT_EQ((*lines)[1].value, "x=y");
  EXPECT_EQ((*lines)[2].value, "");
}

TEST(lines, equals_sign_behind_a_backslash_is_part_of_the_key)
{
  const auto lines = parse_lines("a\\=b\\\\=c\n", "metadata");

  ASSERT_TRUE(lines);
  EXPECT_EQ(lines->front().key, "a\\=b\\\\");
  EXPECT_EQ(lines->front().value, "c");
}

TEST(lines, empty_text_has_no_lines)
{
  EXPECT_TRUE(parse_lines("", "stamp")->empty());
}

TEST(lines, one_nul_behind_the_text_is_no_part_of_it)
{
  EXPECT_EQ(parse_lines({"a=1\n\0", 5}, "stamp")->size(), 1U);
  EXPECT_EQ(find_fault({"a=1\n\0\0", 6}), "line 2 of the stamp has no end");
}

TEST(lines, faults_are_told_with_the_number_of_the_line)
{
  EXPECT_EQ(find_fault("a=1"), "line 1 of the stamp has no end");
  EXPECT_EQ(find_fault("a=1\nb"), "line 2 of the stamp has no end");
  EXPECT_EQ(find_fault("a=1\nb\n"), "line 2 of the stamp has no '='");
  EXPECT_EQ(find_fault("a=1\n\nb=2\n"), "line 2 of the stamp has no '='");
  EXPECT_EQ(find_fault("=1\n"), "line 1 of the stamp has no key");
  EXPECT_EQ(find_fault("a=\t\n"), "line 1 of the stamp holds a control byte");
  EXPECT_EQ(find_fault("a=1\r\n"), "line 1 of the stamp holds a control byte");
  EXPECT_EQ(find_fault({"a\0=1\n", 5}),
            "line 1 of the stamp holds a control byte");
  EXPECT_EQ(find_fault("a=\xff\n"), "the stamp is not UTF-8");
}

TEST(lines, fault_of_a_line_keeps_what_was_found_and_expected)
{
  const auto error = at_line(
    "stamp",
    3,
    base::make_mismatch(Code::invalid_argument, "wrong value", "'x'", "'y'"));

  EXPECT_EQ(error->code, Code::malformed);
  EXPECT_EQ(base::format_message(error),
            "line 3 of the stamp: wrong value: found 'x', expected 'y'");
  EXPECT_EQ(error->differences[0].field, "line 3 of the stamp: wrong value");
}

}  // namespace
}  // namespace hallmark::model::test_lines
