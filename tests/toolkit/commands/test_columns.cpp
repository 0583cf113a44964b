// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "commands/columns.hpp"

#include <gtest/gtest.h>

namespace hallmark::tests::test_columns {
namespace {

using commands::format_columns;

TEST(columns, are_as_wide_as_their_widest_cell)
{
  EXPECT_EQ(format_columns({{"a", "1.0.0", "x"}, {"abc", "2", "y"}}),
            "a    1.0.0  x\n"
            "abc  2      y\n");
}

TEST(columns, lines_begin_with_the_indent_and_end_without_a_space)
{
  EXPECT_EQ(format_columns({{"a", ""}, {"bc"}, {}}, "  "), "  a\n  bc\n\n");
}

TEST(columns, nothing_is_no_line)
{
  EXPECT_EQ(format_columns({}), "");
}

}  // namespace
}  // namespace hallmark::tests::test_columns
