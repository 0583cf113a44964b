// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "verify/order.hpp"

#include <gtest/gtest.h>

namespace hallmark::verify::test_order {
namespace {

using Indices = std::vector<std::uint32_t>;
using Pairs = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

TEST(order, goes_by_text_and_then_by_numbers)
{
  EXPECT_EQ(sort_keys({{"b", 0, 0}, {"a", 2, 0}, {"a", 1, 9}, {"a", 1, 3}}),
            (Indices{3, 2, 1, 0}));
}

TEST(order, of_equal_keys_is_that_of_the_list)
{
  EXPECT_EQ(sort_keys({{"b"}, {"a"}, {"b"}, {"a"}, {"b"}}),
            (Indices{1, 3, 0, 2, 4}));
  EXPECT_EQ(sort_keys({}), Indices());
}

TEST(order, pairs_what_is_equal)
{
  const auto matches = match_keys({{"d"}, {"a"}, {"c"}}, {{"b"}, {"c"}, {"d"}});

  EXPECT_EQ(matches.both, (Pairs{{0, 2}, {2, 1}}));
  EXPECT_EQ(matches.expected_only, (Indices{1}));
  EXPECT_EQ(matches.found_only, (Indices{0}));
}

TEST(order, pairs_equal_keys_one_by_one)
{
  const auto matches = match_keys({{"a"}, {"a"}, {"a"}}, {{"a"}, {"a"}});

  EXPECT_EQ(matches.both, (Pairs{{0, 0}, {1, 1}}));
  EXPECT_EQ(matches.expected_only, (Indices{2}));
}

TEST(order, keeps_each_list_in_order)
{
  const auto matches = match_keys({{"d"}, {"b"}}, {{"c"}, {"a"}});

  EXPECT_EQ(matches.expected_only, (Indices{0, 1}));
  EXPECT_EQ(matches.found_only, (Indices{0, 1}));
}

TEST(order, makes_a_key_of_each_item)
{
  const auto keys = make_keys(std::vector{3U, 5U}, [](unsigned number) {
    return Key{{}, number};
  });

  ASSERT_EQ(keys.size(), 2U);
  EXPECT_EQ(keys[1].first, 5U);
}

}  // namespace
}  // namespace hallmark::verify::test_order
