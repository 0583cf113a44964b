// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// This program has version 1.0.0 of the plugin generation linked in, which
// implements an interface, and 2.0.0, which does not.

#include "generations.interface.hpp"

#include <hallmark/loader.hpp>

#include <gtest/gtest.h>

namespace hallmark::tests::test_choice {
namespace {

using interfaces::generations;
constexpr const char* path = "tests.example/generation";

TEST(Choice, newest_built_in_plugin_is_taken)
{
  Loader loader;
  EXPECT_EQ(loader.builtin(path).value().version(), "2.0.0");
}

TEST(Choice, newest_built_in_plugin_in_the_range_is_taken)
{
  Loader loader;
  EXPECT_EQ(loader.builtin(path, "^1").value().version(), "1.0.0");
}

TEST(Choice, newer_one_without_the_interface_is_passed_over)
{
  Loader loader;
  const auto older = loader.builtin<generations>(path).value();
  EXPECT_EQ(older.version(), "1.0.0");
  EXPECT_EQ(older->answer(), 1);
}

TEST(Choice, search_takes_the_same_as_what_is_built_in)
{
  Loader loader;
  EXPECT_EQ(loader.find(path).value().version(), "2.0.0");
  EXPECT_EQ(loader.find<generations>(path).value().version(), "1.0.0");
}

TEST(Choice, where_none_fits_the_newest_says_why)
{
  Loader loader;
  EXPECT_EQ(loader.builtin(path, "^7").error().message(),
            "version is out of range: found 2.0.0, expected ^7");
}

}  // namespace
}  // namespace hallmark::tests::test_choice
