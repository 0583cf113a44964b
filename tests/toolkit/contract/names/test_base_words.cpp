// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/names/base_words.hpp"

#include <gtest/gtest.h>

namespace hallmark::contract::names::test_base_words {
namespace {

struct Row {
  std::vector<std::string> words;
  const char* expected;
};

TEST(base_words, every_order_gives_one_name)
{
  const std::vector<Row> rows = {
    {{"int"}, "int"},
    {{"signed"}, "int"},
    {{"unsigned"}, "unsigned int"},
    {{"short", "int"}, "short"},
    {{"short", "unsigned", "int"}, "unsigned short"},
    {{"long", "int"}, "long"},
    {{"long", "long", "int"}, "long long"},
    {{"long", "long", "unsigned", "int"}, "unsigned long long"},
    {{"long", "unsigned"}, "unsigned long"},
    {{"long", "double"}, "long double"},
    {{"signed", "char"}, "signed char"},
    {{"unsigned", "char"}, "unsigned char"},
    {{"char"}, "char"},
    {{"__int128", "unsigned"}, "unsigned __int128"},
    {{"_Complex", "long", "double"}, "_Complex long double"},
    {{"double", "_Complex"}, "_Complex double"},
    {{"void"}, "void"},
  };
  for (const auto& row : rows) {
    EXPECT_EQ(join_base_words(row.words), row.expected);
  }
}

TEST(base_words, class_names_are_no_base_words)
{
  EXPECT_TRUE(is_base_word("unsigned"));
  EXPECT_FALSE(is_base_word("complex"));
  EXPECT_FALSE(is_base_word(""));
}

TEST(base_words, unsigned_characters_are_counted_from_zero)
{
  EXPECT_EQ(mend_value("unsigned char", "-56"), "200");
  EXPECT_EQ(mend_value("signed char", "-56"), "-56");
  EXPECT_EQ(mend_value("unsigned char", "-"), "-");
}

TEST(base_words, parts_of_words_are_known)
{
  for (const char c : std::string("aZ09_$\xc3\xa4\xff")) {
    EXPECT_TRUE(is_word_part(c)) << c;
  }
  for (const char c : std::string(" <>:,*&()[]-.\"'~")) {
    EXPECT_FALSE(is_word_part(c)) << c;
  }
}

TEST(base_words, words_do_not_run_together)
{
  std::string text = "int";
  append_word(text, "a");
  append_word(text, "*");
  append_word(text, "const");
  EXPECT_EQ(text, "int a*const");
}

}  // namespace
}  // namespace hallmark::contract::names::test_base_words
