// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "verify/calls.hpp"

#include <gtest/gtest.h>

namespace hallmark::verify::test_calls {
namespace {

model::Stamp
make_stamp()
{
  model::Stamp stamp;
  stamp.identity = {"demo/reverb", "1.0.0"};
  stamp.facts = {{"compiler", "gcc"}, {"rtti", "yes"}};
  stamp.requirements = {
    {"demo/core", "^2.0", {{"demo/bins", "1.2.0"}, {"demo/rank", "1.0.0"}}},
    {"demo/fft", "^1"}};
  return stamp;
}

TEST(calls, are_what_the_notes_of_the_plugin_expect)
{
  const auto stamp = make_stamp();
  const Notes notes{{},
                    {},
                    {"expected\tdemo/bins\t1.2.0\tff\ntext\n",
                     "expected\tdemo/rank\t1.0.0\tee\n",
                     "expected\tdemo/host\t1.0.0\tdd\n"}};
  Calls calls(stamp, notes);
  const auto called = calls.list(stamp.requirements[0]);
  ASSERT_EQ(called.size(), 2U);
  EXPECT_EQ(called[0].name, "demo/bins");
  EXPECT_EQ(called[0].fingerprint, "ff");
  EXPECT_EQ(called[0].text, "text\n");
  EXPECT_EQ(called[1].name, "demo/rank");
  EXPECT_TRUE(calls.list(stamp.requirements[1]).empty());
}

TEST(calls, name_both_plugins_and_the_toolchain_of_the_one_that_calls)
{
  const auto stamp = make_stamp();
  const Notes notes{{}, {}, {"expected\tdemo/bins\t1.2.0\tff\n"}};
  Calls calls(stamp, notes);
  const auto called = calls.list(stamp.requirements[0]);
  ASSERT_EQ(called.size(), 1U);
  EXPECT_EQ(called[0].facts, "compiler=gcc\nrtti=yes\n");
  EXPECT_EQ(called[0].sides.found, "'demo/core'");
  EXPECT_EQ(called[0].sides.expected, "'demo/reverb'");
}

}  // namespace
}  // namespace hallmark::verify::test_calls
