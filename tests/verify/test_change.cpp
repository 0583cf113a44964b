// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "verify/change.hpp"

#include <gtest/gtest.h>

namespace hallmark::verify::test_change {
namespace {

TEST(change, of_both_sides_has_two_values_and_refuses)
{
  const auto change = make_change(Topic::size, "size", "8", "4");

  EXPECT_EQ(change.side, Side::both);
  EXPECT_EQ(change.field, "size");
  EXPECT_EQ(change.found, "8");
  EXPECT_EQ(change.expected, "4");
  EXPECT_FALSE(change.is_compatible);
  EXPECT_EQ(change.step, VersionStep::major);
}

TEST(change, of_one_side_has_one_value)
{
  const auto found = make_lone_change(Topic::base, Side::found, "base", "x");
  EXPECT_EQ(found.found, "x");
  EXPECT_EQ(found.expected, "");

  const auto gone = make_lone_change(Topic::base, Side::expected, "base", "x");
  EXPECT_EQ(gone.found, "");
  EXPECT_EQ(gone.expected, "x");
}

TEST(change, sides_have_names)
{
  EXPECT_EQ(Sides().name(Side::found), "the plugin");
  EXPECT_EQ(Sides().name(Side::expected), "the host");
}

TEST(change, numbers_follow_their_word)
{
  EXPECT_EQ(format_numbered("at +", 16), "at +16");
}

}  // namespace
}  // namespace hallmark::verify::test_change
