// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "model/newest.hpp"

#include <string>

#include <gtest/gtest.h>

namespace hallmark::model::test_newest {
namespace {

using Names = Newest<std::string>;

TEST(Newest, higher_version_is_taken_whichever_comes_first)
{
  Names up;
  up.offer("old", "1.9.0");
  up.offer("new", "1.10.0");
  EXPECT_EQ(up.best(), "new");

  Names down;
  down.offer("new", "1.10.0");
  down.offer("old", "1.9.0");
  EXPECT_EQ(down.best(), "new");
}

TEST(Newest, first_of_equal_versions_is_taken)
{
  Names names;
  names.offer("first", "1.0.0");
  names.offer("second", "1.0.0");
  EXPECT_EQ(names.best(), "first");
}

TEST(Newest, release_is_newer_than_its_prereleases)
{
  Names names;
  names.offer("release", "2.0.0");
  EXPECT_FALSE(names.would_take("2.0.0-rc.1"));
  EXPECT_TRUE(names.would_take("2.0.1-rc.1"));
}

TEST(Newest, rank_comes_before_version)
{
  Names names;
  names.offer("open", "1.0.0", 1);
  names.offer("newer", "2.0.0");
  EXPECT_EQ(names.best(), "open");
  names.offer("newer and open", "2.0.0", 1);
  EXPECT_EQ(names.best(), "newer and open");
}

TEST(Newest, what_has_no_version_is_never_taken)
{
  Names names;
  names.offer("none", "");
  names.offer("bad", "1.2");
  EXPECT_FALSE(names.best().has_value());
}

}  // namespace
}  // namespace hallmark::model::test_newest
