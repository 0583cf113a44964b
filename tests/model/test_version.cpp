// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "model/version.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace hallmark::model::test_version {
namespace {

/// -1, 0 or 1: `left` is lower, of equal precedence, or higher.
int
compare(std::string_view left, std::string_view right)
{
  const auto order = Version::parse(left)->compare(*Version::parse(right));
  return order < 0 ? -1 : order > 0 ? 1 : 0;
}

TEST(version, numbers_prerelease_and_build_are_taken_apart)
{
  const auto version = Version::parse("1.20.300-rc.1.x-y+build.007");

  ASSERT_TRUE(version);
  EXPECT_EQ(version->major, 1U);
  EXPECT_EQ(version->minor, 20U);
  EXPECT_EQ(version->patch, 300U);
  EXPECT_EQ(version->prerelease, (std::vector<std::string>{"rc", "1", "x-y"}));
  EXPECT_EQ(version->build, "build.007");
}

TEST(version, error_names_what_was_found_and_what_is_expected)
{
  const auto version = Version::parse("1.2");

  ASSERT_FALSE(version);
  EXPECT_EQ(version.error().code, Code::invalid_argument);
  EXPECT_EQ(base::format_message(version.error()),
            "not a semantic version: found '1.2', expected MAJOR.MINOR.PATCH");
  ASSERT_EQ(version.error().differences.size(), 1U);
  EXPECT_EQ(version.error().differences[0].found, "'1.2'");
  EXPECT_EQ(version.error().differences[0].expected, "MAJOR.MINOR.PATCH");
}

/// A text, as the name of a test cannot show it.
class SoundVersion : public testing::TestWithParam<const char*> {};

TEST_P(SoundVersion, is_formatted_as_written)
{
  const auto version = Version::parse(GetParam());

  ASSERT_TRUE(version) << GetParam();
  EXPECT_EQ(version->format(), GetParam());
}

INSTANTIATE_TEST_SUITE_P(
  version,
  SoundVersion,
  testing::Values("0.0.0",
                  "1.2.3",
                  "10.20.30",
                  "18446744073709551615.18446744073709551615."
                  "18446744073709551615",
                  "1.0.0-0",
                  "1.0.0-alpha",
                  "1.0.0-alpha.1",
                  "1.0.0-0A.is.legal",
                  "1.0.0-01a",
                  "1.0.0--",
                  "1.0.0---.-1",
                  "1.0.0-99999999999999999999999",
                  "1.0.0+0",
                  "1.0.0+001",
                  "1.0.0+a-b.c",
                  "1.0.0-rc.1+build.1"));

class BrokenVersion : public testing::TestWithParam<std::string> {};

TEST_P(BrokenVersion, is_refused)
{
  EXPECT_FALSE(Version::parse(GetParam())) << GetParam();
}

INSTANTIATE_TEST_SUITE_P(version,
                         BrokenVersion,
                         testing::Values("",
                                         "1",
                                         "1.2",
                                         "1.2.3.4",
                                         "1..3",
                                         ".1.2",
                                         "1.2.",
                                         "v1.2.3",
                                         " 1.2.3",
                                         "1.2.3 ",
                                         "1. 2.3",
                                         "+1.2.3",
                                         "-1.2.3",
                                         "1.-2.3",
                                         "01.2.3",
                                         "1.02.3",
                                         "1.2.03",
                                         "1.2.00",
                                         "1.2.x",
                                         "0x1.2.3",
                                         "18446744073709551616.0.0",
                                         "0.18446744073709551616.0",
                                         "0.0.99999999999999999999999",
                                         "1.2.3-",
                                         "1.2.3-.",
                                         "1.2.3-a.",
                                         "1.2.3-a..b",
                                         "1.2.3-01",
                                         "1.2.3-a.00",
                                         "1.2.3-a_b",
                                         "1.2.3-\xc3\xa9",
                                         "1.2.3+",
                                         "1.2.3+a.",
                                         "1.2.3+a+b",
                                         "1.2.3+a_b",
                                         "1.2-rc.1",
                                         "1.2+build",
                                         std::string("1.2.3\0", 6)));

TEST(version, precedence_is_that_of_semver_section_11)
{
  const std::vector<std::string> ascending = {"0.9.9",
                                              "1.0.0-0",
                                              "1.0.0-9",
                                              "1.0.0-10",
                                              "1.0.0--",
                                              "1.0.0-alpha",
                                              "1.0.0-alpha.1",
                                              "1.0.0-alpha.beta",
                                              "1.0.0-beta",
                                              "1.0.0-beta.2",
                                              "1.0.0-beta.11",
                                              "1.0.0-rc.1",
                                              "1.0.0",
                                              "1.0.1",
                                              "1.1.0",
                                              "2.0.0",
                                              "10.0.0"};
  for (std::size_t i = 0; i < ascending.size(); ++i) {
    for (std::size_t j = 0; j < ascending.size(); ++j) {
      EXPECT_EQ(compare(ascending[i], ascending[j]), i < j ? -1 : i > j)
        << ascending[i] << " and " << ascending[j];
    }
  }
}

TEST(version, prerelease_numbers_past_64_bits_are_compared_as_numbers)
{
  EXPECT_LT(
    compare("1.0.0-99999999999999999999", "1.0.0-100000000000000000000"), 0);
}

TEST(version, build_metadata_does_not_count_in_comparisons)
{
  EXPECT_EQ(compare("1.0.0+a", "1.0.0+b"), 0);
  EXPECT_EQ(compare("1.0.0-rc.1+a", "1.0.0-rc.1"), 0);
}

TEST(version, partial_version_tells_how_many_numbers_there_are)
{
  EXPECT_EQ(parse_partial("1")->count, 1U);
  EXPECT_EQ(parse_partial("1.2")->count, 2U);
  EXPECT_EQ(parse_partial("1.2.3-rc.1")->count, 3U);
  EXPECT_EQ(parse_partial("1.2")->version.format(), "1.2.0");
}

TEST(version, partial_version_with_a_prerelease_is_none)
{
  EXPECT_FALSE(parse_partial("1-rc.1"));
  EXPECT_FALSE(parse_partial("1.2-rc.1"));
}

}  // namespace
}  // namespace hallmark::model::test_version
