// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "describe/depth.hpp"

#include <string>

#include <gtest/gtest.h>

namespace hallmark::describe::test_depth {
namespace {

/// A key of so many parts.
std::string
make_key(unsigned parts, const std::string& part = "a")
{
  auto key = part;
  for (unsigned i = 1; i < parts; ++i) {
    key += "." + part;
  }
  return key;
}

constexpr auto most = key_dot_limit + 1;

TEST(depth, key_of_the_most_parts_is_fine)
{
  EXPECT_FALSE(find_deep_key(make_key(most) + " = 1\n"));
  EXPECT_FALSE(find_deep_key("[" + make_key(most) + "]\n"));
}

TEST(depth, key_of_more_parts_is_found)
{
  for (const std::string part : {"a", " a ", "\"a\"", "'a.b'", "\"a\\\"\""}) {
    const auto key = make_key(most + 1, part);
    EXPECT_TRUE(find_deep_key(key + " = 1\n")) << key;
    EXPECT_TRUE(find_deep_key("[[" + key + "]]\n")) << key;
    EXPECT_TRUE(find_deep_key("x = { y = 1, " + key + " = 1}\n")) << key;
  }
}

TEST(depth, dot_too_many_is_found)
{
  const std::string before = "x = 1\n";
  const auto offset = find_deep_key(before + make_key(most + 1) + " = 1\n");

  EXPECT_EQ(offset, before.size() + 2 * key_dot_limit + 1);
}

TEST(depth, dots_of_strings_and_comments_are_no_keys)
{
  const auto dots = std::string(1000, '.');
  for (const auto& value : {"\"" + dots + "\"",
                            "'" + dots + "'",
                            "\"\\\"" + dots + "\"",
                            "\"\"\"\n" + dots + "\n\"\"\"",
                            "'''\n" + dots + "\n'''",
                            "1 # " + dots}) {
    EXPECT_FALSE(find_deep_key("x = " + value + "\n")) << value;
  }
}

TEST(depth, dots_of_numbers_are_counted_apart)
{
  std::string numbers = "1.5";
  for (int i = 0; i < 1000; ++i) {
    numbers += ", 1.5";
  }
  EXPECT_FALSE(find_deep_key("x = [" + numbers + "]\n"));
}

TEST(depth, string_without_an_end_ends_the_search)
{
  EXPECT_FALSE(find_deep_key("x = \"\"\" ...."));
  EXPECT_FALSE(find_deep_key("x = 'a\n"));
  EXPECT_FALSE(find_deep_key("x = \"a\\"));
  EXPECT_FALSE(find_deep_key("x = \""));
}

}  // namespace
}  // namespace hallmark::describe::test_depth
