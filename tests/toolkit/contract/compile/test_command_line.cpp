// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/compile/command_line.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace hallmark::contract::compile::test_command_line {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(command_line, words_are_split_at_blanks)
{
  EXPECT_THAT(*split_command("  g++  -c\tx.cpp\n"),
              ElementsAre("g++", "-c", "x.cpp"));
  EXPECT_THAT(*split_command(" \t"), IsEmpty());
}

TEST(command_line, quotes_hold_blanks_and_join_words)
{
  EXPECT_THAT(*split_command(R"(a 'b c'd "e f"g '')"),
              ElementsAre("a", "b cd", "e fg", ""));
}

TEST(command_line, backslash_protects_as_in_a_shell)
{
  EXPECT_THAT(*split_command(R"(-DN=\"x\ y\" "a\"b\n\\" 'c\d')"),
              ElementsAre(R"(-DN="x y")", R"(a"b\n\)", R"(c\d)"));
}

TEST(command_line, backslash_and_newline_vanish)
{
  EXPECT_THAT(*split_command("a\\\nb \"c\\\nd\""), ElementsAre("ab", "cd"));
}

TEST(command_line, quote_without_end_is_malformed)
{
  for (const auto* text : {"a 'b", "a \"b", "\"a\\\""}) {
    const auto words = split_command(text);
    ASSERT_FALSE(words) << text;
    EXPECT_EQ(base::format_error(words.error()),
              "hallmark: error: command has an unterminated quote");
  }
}

TEST(command_line, formatted_words_split_into_themselves)
{
  const std::vector<std::string> words = {
    "g++", "", "a b", "it's", "\"q\"", "$HOME", "a\\b", "x;y"};
  EXPECT_EQ(*split_command(format_command(words)), words);
}

}  // namespace
}  // namespace hallmark::contract::compile::test_command_line
