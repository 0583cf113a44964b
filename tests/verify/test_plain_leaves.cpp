// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "verify/plain_leaves.hpp"

#include <gtest/gtest.h>

namespace hallmark::verify::test_plain_leaves {
namespace {

TEST(plain_leaves, containers_and_values_are)
{
  EXPECT_TRUE(is_plain_leaf("std::vector<int,std::allocator<int>>"));
  EXPECT_TRUE(is_plain_leaf("std::string"));
  EXPECT_TRUE(is_plain_leaf("std::__cxx11::basic_string<char>"));
  EXPECT_TRUE(is_plain_leaf("std::__1::vector<int>"));
  EXPECT_TRUE(is_plain_leaf("std::chrono::duration<long>"));
  EXPECT_TRUE(is_plain_leaf("max_align_t"));
}

TEST(plain_leaves, what_has_a_table_or_asks_for_types_is_not)
{
  EXPECT_FALSE(is_plain_leaf("std::any"));
  EXPECT_FALSE(is_plain_leaf("std::function<int(int)>"));
  EXPECT_FALSE(is_plain_leaf("std::shared_ptr<int>"));
  EXPECT_FALSE(is_plain_leaf("std::runtime_error"));
  EXPECT_FALSE(is_plain_leaf("std::basic_streambuf<char>"));
  EXPECT_FALSE(is_plain_leaf("std::pmr::memory_resource"));
}

TEST(plain_leaves, what_is_not_known_is_not)
{
  EXPECT_FALSE(is_plain_leaf("std::flat_map<int,int>"));
  EXPECT_FALSE(is_plain_leaf("boost::vector<int>"));
  EXPECT_FALSE(is_plain_leaf("vector<int>"));
  EXPECT_FALSE(is_plain_leaf("std::vector_of_mine"));
}

}  // namespace
}  // namespace hallmark::verify::test_plain_leaves
