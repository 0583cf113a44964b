// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Libraries without a stamp, where the program allows them.

#include "support/built.hpp"

#include <hallmark/loader.hpp>

#include <gtest/gtest.h>

namespace hallmark::tests::test_reading {
namespace {

constexpr auto expected_nothing =
  "an unstamped library cannot satisfy a version or interface requirement";

class Unchecked : public ::testing::Test {
protected:
  Loader loader{{.unstamped = Unstamped::allow}};
};

TEST_F(Unchecked, library_is_opened_and_says_that_it_was_not_verified)
{
  auto plugin = loader.open(built("unstamped")).value();
  EXPECT_FALSE(plugin.verified());
  EXPECT_EQ(plugin.path(), "");
  EXPECT_EQ(plugin.version(), "");
  EXPECT_EQ(plugin.items().size(), 0u);
  EXPECT_EQ(plugin.close(), Closed::unmapped);
}

TEST_F(Unchecked, exports_are_found_by_name_without_types)
{
  const auto plugin = loader.open(built("unstamped")).value();
  EXPECT_EQ((*plugin.lookup<int()>("answer"))(), 42);
  EXPECT_TRUE(plugin.lookup<long(char)>("answer"));
  EXPECT_EQ(plugin.lookup<int()>("anser").error().message(),
            "no export 'anser'");
}

TEST_F(Unchecked, libraries_and_plugins_are_open_side_by_side)
{
  const auto library = loader.open(built("unstamped")).value();
  const auto plugin = loader.open(built("good")).value();
  EXPECT_TRUE(plugin.verified());
  EXPECT_EQ(loader.open(built("unstamped")).value(), library);
}

TEST_F(Unchecked, two_libraries_without_a_name_are_no_duplicates)
{
  const TemporaryFolder folder;
  const auto one = loader.open(built("unstamped")).value();
  const auto two = loader.open(copy_built(folder, "unstamped")).value();
  EXPECT_NE(one, two);
}

TEST_F(Unchecked, library_meets_no_expectation)
{
  const Expect expect{.path = "tests.example/good", .range = {}};
  EXPECT_EQ(loader.open(built("unstamped"), expect).error().explain(),
            "hallmark: error: '" + built("unstamped") +
              "': " + expected_nothing +
              "\n  hint: stamp it in its build, or require nothing of it");

  const auto plugin = loader.open(built("unstamped")).value();
  const auto again = loader.open(built("unstamped"), expect);
  EXPECT_EQ(again.error().code(), Code::not_stamped);
  EXPECT_EQ(again.error().message(), expected_nothing);
}

TEST_F(Unchecked, unsound_stamp_is_refused_all_the_same)
{
  EXPECT_EQ(loader.open(built("no_note")).error().code(), Code::malformed);
  EXPECT_EQ(loader.open(built("missing_export")).error().code(),
            Code::missing_export);
}

TEST(Checked, library_is_refused_by_default)
{
  Loader loader;
  EXPECT_EQ(loader.open(built("unstamped")).error().code(), Code::not_stamped);
}

}  // namespace
}  // namespace hallmark::tests::test_reading
