// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "base/text.hpp"
#include "model/range.hpp"

#include <string>

#include <gtest/gtest.h>

namespace hallmark::model::test_range {
namespace {

/// A range, versions that it matches, and versions that it does not.
struct Row {
  const char* range;
  const char* inside;   ///< separated by blanks
  const char* outside;  ///< separated by blanks
};

void
PrintTo(const Row& row, std::ostream* stream)
{
  *stream << row.range;
}

class RangeRow : public testing::TestWithParam<Row> {
protected:
  /// Those of `versions` for which the range does not answer `expected`.
  static std::string find_wrong(const char* versions, bool expected)
  {
    const auto range = Range::parse(GetParam().range);
    std::string wrong = range ? "" : "not a range";
    for (const auto text : base::split(versions, ' ')) {
      if (range && !text.empty() &&
          range->matches(*Version::parse(text)) != expected) {
        wrong.append(text).append(" ");
      }
    }
    return wrong;
  }
};

TEST_P(RangeRow, matches_what_lies_inside)
{
  EXPECT_EQ(find_wrong(GetParam().inside, true), "");
}

TEST_P(RangeRow, does_not_match_what_lies_outside)
{
  EXPECT_EQ(find_wrong(GetParam().outside, false), "");
}

constexpr auto biggest =
  "18446744073709551615.18446744073709551615.18446744073709551615";

INSTANTIATE_TEST_SUITE_P(
  caret,
  RangeRow,
  testing::Values(
    Row{"^1.2.3", "1.2.3 1.2.4 1.10.0 1.2.3+b", "1.2.2 2.0.0 0.9.0 1.2.3-rc.1"},
    Row{"^1.2", "1.2.0 1.2.9 1.99.0", "1.1.9 2.0.0 2.0.0-rc.1 1.3.0-rc.1"},
    Row{"1.2", "1.2.0 1.2.9 1.99.0", "1.1.9 2.0.0 2.0.0-rc.1"},
    Row{"1.2.3", "1.2.3 1.9.0", "1.2.2 2.0.0"},
    Row{"^1", "1.0.0 1.99.99", "0.9.9 2.0.0 1.0.0-rc.1"},
    Row{"1", "1.0.0 1.99.99", "0.9.9 2.0.0"},
    Row{"^0.3", "0.3.0 0.3.99", "0.2.9 0.4.0 0.4.0-a 1.0.0 0.3.0-a"},
    Row{"^0.3.2", "0.3.2 0.3.3", "0.3.1 0.4.0"},
    Row{"^0.0.3", "0.0.3 0.0.3+b", "0.0.2 0.0.4 0.1.0"},
    Row{"^0.0", "0.0.0 0.0.9", "0.1.0 1.0.0"},
    Row{"^0.0.0", "0.0.0", "0.0.1 0.1.0"},
    Row{"^0", "0.0.0 0.9.9", "1.0.0"},
    Row{"^1.2.3-rc.2",
        "1.2.3-rc.2 1.2.3-rc.10 1.2.3-x 1.2.3 1.9.0",
        "1.2.3-rc.1 1.2.3-beta 1.2.4-rc.2 2.0.0-rc.2 2.0.0"},
    Row{"^0.0.3-rc.1", "0.0.3-rc.1 0.0.3", "0.0.4-rc.1 0.0.4 0.0.3-a"},
    Row{"^18446744073709551615", biggest, "1.0.0"},
    Row{"^0.18446744073709551615",
        "0.18446744073709551615.7",
        "1.0.0 0.18446744073709551614.0"},
    Row{"^0.0.18446744073709551615",
        "0.0.18446744073709551615",
        "0.1.0 0.0.18446744073709551614"}));

INSTANTIATE_TEST_SUITE_P(
  tilde,
  RangeRow,
  testing::Values(
    Row{"~1.2.3", "1.2.3 1.2.99", "1.2.2 1.3.0 1.3.0-a 2.2.3"},
    Row{"~1.2", "1.2.0 1.2.99", "1.1.9 1.3.0"},
    Row{"~1", "1.0.0 1.99.0", "0.9.9 2.0.0"},
    Row{"~0.3", "0.3.0 0.3.9", "0.4.0 0.2.0"},
    Row{"~0", "0.0.0 0.9.0", "1.0.0"},
    Row{"~1.2.3-rc.1", "1.2.3-rc.1 1.2.3 1.2.9", "1.2.3-beta 1.2.4-rc.1 1.3.0"},
    Row{"~1.18446744073709551615", "1.18446744073709551615.9", "2.0.0 1.0.0"}));

INSTANTIATE_TEST_SUITE_P(
  equal,
  RangeRow,
  testing::Values(
    Row{"=1.2.0", "1.2.0 1.2.0+b", "1.2.1 1.1.9 1.2.0-rc.1"},
    Row{"=1.2", "1.2.0 1.2.99", "1.1.9 1.3.0 1.2.0-rc.1 1.3.0-rc.1"},
    Row{"=1", "1.0.0 1.99.0", "0.9.0 2.0.0"},
    Row{"=0", "0.0.0 0.9.0", "1.0.0"},
    Row{"=1.2.0-rc.1", "1.2.0-rc.1 1.2.0-rc.1+b", "1.2.0 1.2.0-rc.2 1.2.0-rc"},
    Row{"=1.2.0+a", "1.2.0 1.2.0+a 1.2.0+b", "1.2.1"}));

INSTANTIATE_TEST_SUITE_P(
  order,
  RangeRow,
  testing::Values(
    Row{">=1.2", "1.2.0 1.2.1 2.0.0", "1.1.9 1.2.0-rc.1 2.0.0-rc.1"},
    Row{">=1", "1.0.0 9.0.0", "0.9.9"},
    Row{">=1.2.3", "1.2.3 1.2.3+b 9.0.0", "1.2.2"},
    Row{">=1.2.3-b", "1.2.3-b 1.2.3-c 1.2.3 9.0.0", "1.2.3-a 1.2.4-b"},
    Row{">1.2.3", "1.2.4 2.0.0", "1.2.3 1.2.3+b 1.2.2 1.2.4-rc.1"},
    Row{">1.2", "1.3.0 2.0.0", "1.2.0 1.2.99 1.1.0"},
    Row{">1", "2.0.0 3.0.0", "1.0.0 1.99.0"},
    Row{">1.2.3-b", "1.2.3-c 1.2.3 1.2.4", "1.2.3-b 1.2.3-a 1.2.4-c"},
    Row{">1.18446744073709551615", "2.0.0", "1.18446744073709551615.1"},
    Row{">18446744073709551615", "", biggest},
    Row{"<2", "1.99.99 0.0.0", "2.0.0 2.0.1 2.0.0-rc.1 1.9.0-rc.1"},
    Row{"<1.2", "1.1.99 0.0.0", "1.2.0 1.2.0-rc.1"},
    Row{"<1.2.3", "1.2.2", "1.2.3 1.2.3+b 1.2.3-rc.1"},
    Row{"<1.2.3-rc.2", "1.2.3-rc.1 1.2.3-a 1.2.2", "1.2.3-rc.2 1.2.3 1.2.2-a"},
    Row{"<=1.2.3", "1.2.3 1.2.3+b 0.1.0", "1.2.4 1.2.3-rc.1"},
    Row{"<=1.2", "1.2.0 1.2.99 0.1.0", "1.3.0 1.3.0-rc.1"},
    Row{"<=1", "1.99.0 0.1.0", "2.0.0 2.0.0-rc.1"},
    Row{"<=18446744073709551615", "0.0.0 9.0.0", "1.0.0-rc.1"}));

INSTANTIATE_TEST_SUITE_P(
  together,
  RangeRow,
  testing::Values(
    Row{"*", "0.0.0 1.2.3 9.9.9+b", "1.0.0-rc.1 0.0.0-0"},
    Row{">=1.2,<2", "1.2.0 1.99.0", "1.1.0 2.0.0 2.0.0-rc.1"},
    Row{">=1.2, <1.5", "1.2.0 1.4.9", "1.5.0"},
    Row{" >= 1.2 , < 1.5 ", "1.2.0 1.4.9", "1.5.0 1.1.9"},
    Row{"^1.2,~1.4", "1.4.0 1.4.9", "1.3.0 1.5.0"},
    Row{"*,<2", "1.0.0", "2.0.0 1.0.0-rc.1"},
    Row{">=1.0.0-a,<1.0.0-c", "1.0.0-a 1.0.0-b", "1.0.0-c 1.0.0 0.9.0"},
    Row{">=1.0.0-a,<2", "1.0.0-a 1.5.0", "1.5.0-a 2.0.0 2.0.0-a"},
    Row{">2,<1", "", "0.5.0 1.5.0 2.5.0"},
    Row{"=1.2.0,=1.2.0-rc.1", "", "1.2.0 1.2.0-rc.1"}));

class BrokenRange : public testing::TestWithParam<const char*> {};

TEST_P(BrokenRange, is_refused)
{
  EXPECT_FALSE(Range::parse(GetParam())) << GetParam();
}

INSTANTIATE_TEST_SUITE_P(range,
                         BrokenRange,
                         testing::Values("",
                                         " ",
                                         ",",
                                         "^1,",
                                         ",^1",
                                         "^1,,^2",
                                         "^",
                                         ">=",
                                         "1.x",
                                         "1.*",
                                         "**",
                                         "^*",
                                         "latest",
                                         "v1",
                                         "01",
                                         "1.02",
                                         "1.2.3.4",
                                         "1.",
                                         "==1",
                                         "=>1",
                                         "!1",
                                         "^^1",
                                         "1 2",
                                         "1 || 2",
                                         "1.2 - 1.4",
                                         "^1.2-rc.1",
                                         "^1.2.3-01",
                                         "^1.2.3-",
                                         "\t1",
                                         "18446744073709551616"));

TEST(range, error_names_the_part_that_is_wrong)
{
  const auto range = Range::parse(">=1.2, 1.x, 2.x");

  ASSERT_FALSE(range);
  EXPECT_EQ(range.error().code, Code::invalid_argument);
  EXPECT_EQ(base::format_message(range.error()),
            "not a version range: found '1.x', expected a comparison such as "
            "^1.2");
}

TEST(range, text_is_kept_as_written_but_for_blanks_around_it)
{
  EXPECT_EQ(Range::parse("  >= 1.2 , <2 ")->format(), ">= 1.2 , <2");
}

}  // namespace
}  // namespace hallmark::model::test_range
