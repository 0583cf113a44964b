// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "describe/lines.hpp"

#include <gtest/gtest.h>

namespace hallmark::describe::test_lines {
namespace {

TEST(lines, place_counts_bytes_where_the_parser_counts_characters)
{
  const Lines lines("a = 1\nn = \"ö€𝄞\" x\n");

  EXPECT_EQ(lines.find_place(2, 5).column, 5U);
  EXPECT_EQ(lines.find_place(2, 6).column, 6U);
  EXPECT_EQ(lines.find_place(2, 7).column, 8U);
  EXPECT_EQ(lines.find_place(2, 8).column, 11U);
  EXPECT_EQ(lines.find_place(2, 9).column, 15U);
  EXPECT_EQ(lines.find_place(2, 9).line, 2U);
}

/// A description may be one line: to count its characters for each of a hundred
/// thousand names would be 100 billion steps.
TEST(lines, places_in_a_long_line_are_found_at_once)
{
  constexpr unsigned count = 1'000'000;
  std::string text = "\n";
  for (unsigned i = 0; i < count; ++i) {
    text += "ö";
  }
  const Lines lines(text + "\nx");
  for (unsigned i = 0; i < count; ++i) {
    ASSERT_EQ(lines.find_place(2, i + 1).column, 2 * i + 1);
  }
  EXPECT_EQ(lines.find_place(2, 2 * count).column, 2 * count + 1);
  EXPECT_EQ(lines.find_place(3, 1).line, 3U);
  EXPECT_EQ(lines.find_place(3, 1).column, 1U);
}

TEST(lines, place_past_a_line_is_its_end)
{
  EXPECT_EQ(Lines("abc").find_place(1, 100).column, 4U);
}

TEST(lines, place_of_no_line_is_the_beginning)
{
  const auto place = Lines("abc").find_place(7, 3);

  EXPECT_EQ(place.line, 1U);
  EXPECT_EQ(place.column, 1U);
}

TEST(lines, place_of_a_byte_counts_bytes)
{
  const std::string_view text = "a\nö = 1\n";

  EXPECT_EQ(find_place(text, 0).line, 1U);
  EXPECT_EQ(find_place(text, 0).column, 1U);
  EXPECT_EQ(find_place(text, 1).column, 2U);
  EXPECT_EQ(find_place(text, 2).line, 2U);
  EXPECT_EQ(find_place(text, 2).column, 1U);
  EXPECT_EQ(find_place(text, 5).column, 4U);
  EXPECT_EQ(find_place(text, text.size()).line, 3U);
}

TEST(lines, sound_text_has_no_bad_byte)
{
  EXPECT_FALSE(find_bad_byte(""));
  EXPECT_FALSE(find_bad_byte("ö€𝄞\n"));
}

struct BadText {
  std::string_view text;
  unsigned line;
  unsigned column;
  unsigned char value;
};

class BadTexts : public testing::TestWithParam<BadText> {};

TEST_P(BadTexts, first_bad_byte_is_found)
{
  const auto bad = find_bad_byte(GetParam().text);

  ASSERT_TRUE(bad);
  const auto place = find_place(GetParam().text, *bad);
  EXPECT_EQ(place.line, GetParam().line);
  EXPECT_EQ(place.column, GetParam().column);
  EXPECT_EQ(static_cast<unsigned char>(GetParam().text[*bad]),
            GetParam().value);
}

INSTANTIATE_TEST_SUITE_P(
  lines,
  BadTexts,
  testing::Values(BadText{"\xff", 1, 1, 0xff},
                  BadText{"a\nö\x80", 2, 3, 0x80},      // no lead byte
                  BadText{"ab\xc3", 1, 3, 0xc3},        // cut short
                  BadText{"\n\n\xc3(", 3, 1, 0xc3},     // no second byte
                  BadText{"\xed\xa0\x80", 1, 1, 0xed},  // half a surrogate
                  BadText{"\xc0\xaf", 1, 1, 0xc0},      // longer than it must
                  BadText{"\xf5\x80\x80\x80", 1, 1, 0xf5}));  // past the last

}  // namespace
}  // namespace hallmark::describe::test_lines
