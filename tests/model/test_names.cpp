// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "model/names.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace hallmark::model::test_names {
namespace {

std::vector<std::string>
make_names(std::size_t count)
{
  std::vector<std::string> names;
  for (std::size_t i = 0; i < count; ++i) {
    names.push_back("filter_export_" + std::to_string(i));
  }
  return names;
}

/// Enters names in their order.
void
enter(NameIndex& index, const std::vector<std::string>& names)
{
  std::uint32_t position = 0;
  for (const auto& name : names) {
    index.insert(name, position++);
  }
}

TEST(names, name_is_found_at_the_position_it_was_entered_with)
{
  const auto names = make_names(1000);
  NameIndex index(names.size());
  enter(index, names);

  for (std::uint32_t i = 0; i < names.size(); ++i) {
    EXPECT_EQ(index.find(names[i]), i);
  }
}

TEST(names, name_that_was_not_entered_is_not_found)
{
  const auto names = make_names(100);
  NameIndex index(names.size());
  enter(index, names);

  EXPECT_FALSE(index.find("filter_export_"));
  EXPECT_FALSE(index.find("filter_export_100"));
  EXPECT_FALSE(index.find(""));
}

TEST(names, empty_index_finds_nothing)
{
  const NameIndex index(0);

  EXPECT_FALSE(index.find("a"));
  EXPECT_FALSE(index.find(""));
}

TEST(names, empty_name_is_a_name)
{
  NameIndex index(1);

  EXPECT_TRUE(index.insert({}, 7));
  EXPECT_EQ(index.find(""), 7U);
}

TEST(names, first_position_stays_when_a_name_is_entered_again)
{
  NameIndex index(2);

  EXPECT_TRUE(index.insert("a", 1));
  EXPECT_FALSE(index.insert("a", 2));
  EXPECT_EQ(index.find("a"), 1U);
}

TEST(names, index_grows_past_the_count_it_was_made_for)
{
  const auto names = make_names(1000);
  NameIndex index(0);
  enter(index, names);

  for (std::uint32_t i = 0; i < names.size(); ++i) {
    EXPECT_EQ(index.find(names[i]), i);
  }
}

}  // namespace
}  // namespace hallmark::model::test_names
