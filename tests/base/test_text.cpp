// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "base/text.hpp"

#include <cerrno>
#include <chrono>
#include <limits>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace hallmark::base::test_text {
namespace {

using namespace std::string_view_literals;
using testing::ElementsAre;
using testing::IsEmpty;

TEST(text, offsets_are_hexadecimal)
{
  EXPECT_EQ(format_hex(0), "0x0");
  EXPECT_EQ(format_hex(0x2b4), "0x2b4");
  EXPECT_EQ(format_hex(std::numeric_limits<std::uint64_t>::max()),
            "0xffffffffffffffff");
}

TEST(text, counts_agree_with_their_noun)
{
  EXPECT_EQ(format_count(0, "symbol"), "0 symbols");
  EXPECT_EQ(format_count(1, "symbol"), "1 symbol");
  EXPECT_EQ(format_count(3, "symbol"), "3 symbols");
}

TEST(text, reasons_of_the_system_are_in_lower_case)
{
  EXPECT_EQ(format_errno(EACCES), "permission denied");
  EXPECT_EQ(format_errno(ENOENT), "no such file or directory");
  EXPECT_EQ(format_errno(EIO), "input/output error");
  EXPECT_EQ(format_errno(ERFKILL), "operation not possible due to RF-kill");
}

TEST(text, abbreviation_at_the_start_of_a_reason_keeps_its_case)
{
  EXPECT_EQ(format_errno(EDOTDOT), "RFS specific error");
}

TEST(text, unknown_errno_is_told_by_its_number)
{
  EXPECT_NE(format_errno(98765).find("98765"), std::string::npos);
}

TEST(text, parts_are_joined_with_separators_between)
{
  EXPECT_EQ(join(std::vector<std::string>{}, ", "), "");
  EXPECT_EQ(join(std::vector<std::string>{"a"}, ", "), "a");
  EXPECT_EQ(join(std::vector<std::string>{"a", "", "c"}, ", "), "a, , c");
}

TEST(text, numbers_are_digits_and_nothing_else)
{
  EXPECT_EQ(parse_number("0"), 0U);
  EXPECT_EQ(parse_number("007"), 7U);
  EXPECT_EQ(parse_number("18446744073709551615"), ~std::uint64_t{0});
  for (const auto* text :
       {"", " 1", "1 ", "+1", "-1", "0x1", "1.0", "18446744073709551616"}) {
    EXPECT_FALSE(parse_number(text)) << text;
  }
}

TEST(text, lines_are_taken_off_until_none_is_left)
{
  std::string_view rest = "a\n\nb";
  EXPECT_EQ(take_line(rest), "a");
  EXPECT_EQ(take_line(rest), "");
  EXPECT_EQ(take_line(rest), "b");
  EXPECT_EQ(rest, "");
  EXPECT_EQ(take_line(rest), "");
}

TEST(text, splitting_keeps_empty_parts)
{
  EXPECT_THAT(split("a,,b", ','), ElementsAre("a", "", "b"));
  EXPECT_THAT(split(",", ','), ElementsAre("", ""));
  EXPECT_THAT(split("", ','), ElementsAre(""));
}

TEST(text, quoting_keeps_utf8_as_it_is)
{
  EXPECT_EQ(quote("café/日本/𝄞"), "'café/日本/𝄞'");
}

TEST(text, quoting_writes_controls_in_hexadecimal)
{
  EXPECT_EQ(quote("a\0b\x1b[0m\x7f\n"sv), "'a\\x00b\\x1b[0m\\x7f\\x0a'");
  EXPECT_EQ(quote("\xc2\x9b"
                  "31m"),
            "'\\xc2\\x9b31m'");
  EXPECT_EQ(quote("\xc2\xa0"), "'\xc2\xa0'");
}

TEST(text, quoting_writes_invalid_utf8_in_hexadecimal)
{
  EXPECT_EQ(quote("\xff"
                  "a\xe2\x82"),
            "'\\xffa\\xe2\\x82'");
}

TEST(text, escaping_is_quoting_without_the_quotes)
{
  EXPECT_EQ(escape("a\tb"), "a\\x09b");
}

TEST(text, well_formed_utf8_is_told)
{
  for (const auto text : {""sv,
                          "a"sv,
                          "\0"sv,
                          "\x7f"sv,
                          "\xc2\x80"sv,
                          "\xdf\xbf"sv,
                          "\xe0\xa0\x80"sv,
                          "\xed\x9f\xbf"sv,
                          "\xee\x80\x80"sv,
                          "\xf0\x90\x80\x80"sv,
                          "\xf4\x8f\xbf\xbf"sv}) {
    EXPECT_TRUE(is_utf8(text)) << escape(text);
  }
}

TEST(text, overlong_surrogate_cut_and_too_high_are_no_utf8)
{
  for (const auto text : {"\x80"sv,
                          "\xc0\x80"sv,
                          "\xc1\xbf"sv,
                          "\xc2"sv,
                          "\xe0\x9f\xbf"sv,
                          "\xe2\x82"sv,
                          "\xed\xa0\x80"sv,
                          "\xf0\x8f\xbf\xbf"sv,
                          "\xf0\x9f\x98"sv,
                          "\xf4\x90\x80\x80"sv,
                          "\xf5\x80\x80\x80"sv,
                          "a\xff"sv}) {
    EXPECT_FALSE(is_utf8(text)) << escape(text);
  }
}

TEST(nearest, comes_first)
{
  const std::vector<std::string> names = {
    "create_filters", "destroy_filter", "create_filter", "gain"};

  EXPECT_THAT(find_nearest("creat_filter", names),
              ElementsAre("create_filter", "create_filters"));
}

TEST(nearest, swapped_neighbours_are_one_step)
{
  const std::vector<std::string> names = {"gtxn", "gian"};

  EXPECT_THAT(find_nearest("gain", names), ElementsAre("gian"));
}

TEST(nearest, names_that_differ_by_case_only_are_near)
{
  const std::vector<std::string> names = {"GAIN", "NIAG"};

  EXPECT_THAT(find_nearest("gain", names), ElementsAre("GAIN"));
}

TEST(nearest, names_that_contain_the_other_are_near)
{
  const std::vector<std::string> names = {"filter_gain_of_all", "ga", "x"};

  EXPECT_THAT(find_nearest("gain", names),
              ElementsAre("ga", "filter_gain_of_all"));
}

TEST(nearest, names_further_than_a_third_are_not_near)
{
  const std::vector<std::string> names = {"abcxyz", "abcdyz", "abc", "uvw"};

  EXPECT_THAT(find_nearest("abcdef", names), ElementsAre("abcdyz", "abc"));
}

TEST(nearest, equally_near_names_keep_their_order)
{
  const std::vector<std::string> names = {"gain3", "gain1", "gain2", "gain0"};

  EXPECT_THAT(find_nearest("gain", names),
              ElementsAre("gain3", "gain1", "gain2"));
  EXPECT_THAT(find_nearest("gain", names, 1), ElementsAre("gain3"));
}

TEST(nearest, nothing_is_like_nothing)
{
  EXPECT_THAT(find_nearest("", std::vector<std::string>{"a", "b"}), IsEmpty());
  EXPECT_THAT(find_nearest("a", std::vector<std::string>{""}), IsEmpty());
  EXPECT_THAT(find_nearest("a", std::vector<std::string>{}), IsEmpty());
}

TEST(suggestion, nearest_are_asked_for)
{
  const std::vector<std::string> names = {"gain3", "gain1", "loss"};

  EXPECT_EQ(suggest("gain", names), "did you mean 'gain3'?");
  EXPECT_EQ(suggest("gain", names, "see there", 3),
            "did you mean 'gain3', 'gain1'?");
}

TEST(suggestion, without_a_near_name_is_another_hint_or_none)
{
  const std::vector<std::string> names = {"loss"};

  EXPECT_EQ(suggest("gain", names, "see there"), "see there");
  EXPECT_EQ(suggest("gain", names), "");
}

TEST(nearest, names_of_any_length_are_compared_in_little_time)
{
  const std::vector<std::string> names(
    200, std::string(100'000, 'a') + 'b' + std::string(100'000, 'a'));
  const auto before = std::chrono::steady_clock::now();

  EXPECT_THAT(find_nearest(std::string(200'000, 'a'), names), IsEmpty());
  EXPECT_LT(std::chrono::steady_clock::now() - before, std::chrono::seconds(5));
}

TEST(text, parts_stand_one_behind_the_other)
{
  EXPECT_EQ(concat({"a", "", std::string_view("bc")}), "abc");
  EXPECT_EQ(concat({}), "");
}

}  // namespace
}  // namespace hallmark::base::test_text
