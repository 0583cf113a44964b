// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "elf/strings.hpp"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

namespace hallmark::elf::test_strings {
namespace {

using namespace std::string_view_literals;
using base::Bytes;

TEST(strings, names_and_their_tails_are_found)
{
  StringTable strings(Bytes("\0create\0gain\0"sv));

  EXPECT_EQ(strings.find(0), "");
  EXPECT_EQ(strings.find(1), "create");
  EXPECT_EQ(strings.find(4), "ate");
  EXPECT_EQ(strings.find(8), "gain");
}

TEST(strings, name_outside_the_table_is_explained)
{
  StringTable strings(Bytes("\0gain\0"sv));

  EXPECT_FALSE(strings.find(6));
  EXPECT_EQ(base::format_message(strings.make_error("symbol 3", 6)),
            "name of symbol 3 lies outside its string table: found 0x6, "
            "expected below 0x6");
}

TEST(strings, name_without_an_end_is_explained)
{
  StringTable strings(Bytes("\0gain"sv));

  EXPECT_FALSE(strings.find(1));
  EXPECT_EQ(base::format_message(strings.make_error("symbol 3", 1)),
            "name of symbol 3 has no end: found 4 bytes at 0x1, expected a "
            "NUL among them");
}

TEST(strings, names_that_share_a_long_tail_are_read_only_so_often)
{
  const auto bytes = std::string(100'000, 'a') + '\0';
  StringTable strings((Bytes(bytes)));
  unsigned found = 0;

  while (strings.find(0)) {
    ++found;
  }

  EXPECT_EQ(found, 18U);
  EXPECT_EQ(base::format_message(strings.make_error("symbol 3", 0)),
            "name of symbol 3 exceeds the limit for all names: found 100000 "
            "bytes, expected at most 48584");
  EXPECT_EQ(strings.find(99'999), "a");
}

TEST(strings, empty_table_has_no_names)
{
  StringTable strings{Bytes()};

  EXPECT_FALSE(strings.find(0));
  EXPECT_EQ(base::format_message(strings.make_error("symbol 1", 0)),
            "name of symbol 1 lies outside its string table: found 0x0, "
            "expected below 0x0");
}

}  // namespace
}  // namespace hallmark::elf::test_strings
