// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "describe/fault.hpp"

#include <gtest/gtest.h>

namespace hallmark::describe::test_fault {
namespace {

TEST(fault, message_begins_with_the_place_as_editors_read_it)
{
  const auto error = make_fault(
    "reverb.plugin.toml", {2, 11}, "too loud", "11", "10", "turn it down");

  EXPECT_EQ(error.code, Code::malformed);
  EXPECT_EQ(base::format_error(error),
            "reverb.plugin.toml:2:11: error: too loud: found 11, expected 10\n"
            "  hint: turn it down");
}

TEST(fault, error_of_another_layer_is_given_a_place)
{
  const auto error = place_fault(
    "a.toml", {3, 1}, base::make_error(Code::invalid_argument, "too short"));

  EXPECT_EQ(error.code, Code::malformed);
  EXPECT_EQ(base::format_error(error), "a.toml:3:1: error: too short");
}

TEST(fault, first_fault_is_kept)
{
  Faults faults("a.toml");
  EXPECT_FALSE(faults.first());

  faults.add({1, 1}, "first");
  faults.add({2, 1}, "second");
  faults.add_error({3, 1}, base::make_error(Code::malformed, "third"));

  ASSERT_TRUE(faults.first());
  EXPECT_EQ(base::format_error(*faults.first()), "a.toml:1:1: error: first");
}

TEST(fault, error_that_says_where_it_is_is_kept_as_it_is)
{
  Faults faults("a.toml");
  faults.keep(make_fault("b.toml", {4, 2}, "elsewhere"));

  ASSERT_TRUE(faults.first());
  EXPECT_EQ(base::format_error(*faults.first()),
            "b.toml:4:2: error: elsewhere");
}

}  // namespace
}  // namespace hallmark::describe::test_fault
