// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/text/leaves.hpp"

#include <gtest/gtest.h>

namespace hallmark::contract::text::test_leaves {
namespace {

TEST(leaves, are_those_of_the_library_and_of_the_compiler)
{
  EXPECT_TRUE(is_library_leaf("std::vector<int>"));
  EXPECT_TRUE(is_library_leaf("__gnu_cxx::__normal_iterator<int*>"));
  EXPECT_TRUE(is_library_leaf("max_align_t"));
  EXPECT_FALSE(is_library_leaf("a::std::S"));
  EXPECT_FALSE(is_library_leaf("stdlib"));
}

TEST(leaves, hash_tables_are_those_of_the_library)
{
  EXPECT_TRUE(is_hash_table("std::unordered_map<int,int>"));
  EXPECT_TRUE(is_hash_table("std::__debug::unordered_multiset<a::K>"));
  EXPECT_FALSE(is_hash_table("std::vector<std::unordered_set<int>>"));
  EXPECT_FALSE(is_hash_table("std::unordered_map<int,int>::iterator"));
  EXPECT_FALSE(is_hash_table("std::unordered_map"));
  EXPECT_FALSE(is_hash_table("a::unordered_map<int,int>"));
}

TEST(leaves, any_is_found_anywhere_in_a_name)
{
  EXPECT_TRUE(names_any("std::any"));
  EXPECT_TRUE(names_any("std::vector<std::any(*)(int)>"));
  EXPECT_TRUE(names_any("std::map<std::anything,std::any>"));
  EXPECT_FALSE(names_any("std::anything"));
  EXPECT_FALSE(names_any("std::any::Part"));
  EXPECT_FALSE(names_any("a::std::any"));
}

}  // namespace
}  // namespace hallmark::contract::text::test_leaves
