// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/names/tokens.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace hallmark::contract::names::test_tokens {
namespace {

using testing::ElementsAre;

std::vector<std::string>
texts_of(std::string_view name)
{
  std::vector<std::string> texts;
  for (const auto& token : split_tokens(name)) {
    texts.push_back(token.text);
  }
  texts.pop_back();
  return texts;
}

TEST(tokens, words_numbers_and_signs_are_told_apart)
{
  EXPECT_THAT(
    texts_of("a::B_1<-3, c&&...>"),
    ElementsAre("a", "::", "B_1", "<", "-", "3", ",", "c", "&&", "...", ">"));
}

TEST(tokens, suffixes_of_numbers_vanish)
{
  EXPECT_THAT(texts_of("4u 4UL 5ll 0x1fu 1.5e-3f"),
              ElementsAre("4", "4", "5", "31", "1.500000e-03"));
}

TEST(tokens, characters_become_numbers)
{
  EXPECT_THAT(
    texts_of("'a' '\\n' '\\377' L'\\377' u8'z' u'\\u20ac' '\xe2\x82\xac'"),
    ElementsAre("97", "10", "-1", "255", "122", "8364", "8364"));
}

TEST(tokens, strings_become_lists_of_their_characters)
{
  EXPECT_THAT(texts_of("\"a\\\"b\""),
              ElementsAre("{", "97", ",", "34", ",", "98", "}"));
  EXPECT_THAT(texts_of("u\"\\u20ac\""), ElementsAre("{", "8364", "}"));
  EXPECT_THAT(texts_of("\"\\377\""), ElementsAre("{", "-", "1", "}"));
  EXPECT_THAT(texts_of("\"\""), ElementsAre("{", "}"));
}

TEST(tokens, strings_cut_short_end)
{
  for (const auto* text : {"\"", "\"a", "\"\\", "L\"", "\"\\x"}) {
    EXPECT_EQ(split_tokens(text).back().kind, Token::Kind::end);
  }
}

TEST(tokens, characters_cut_short_end)
{
  for (const auto* text : {"'", "'\\", "'a", "'\\x", "L'", "'\\7"}) {
    EXPECT_EQ(split_tokens(text).back().kind, Token::Kind::end);
  }
}

TEST(tokens, both_unnamed_namespaces_are_one_word)
{
  EXPECT_THAT(
    texts_of("{anonymous}::A (anonymous namespace)::A"),
    ElementsAre(
      "(anonymous namespace)", "::", "A", "(anonymous namespace)", "::", "A"));
}

}  // namespace
}  // namespace hallmark::contract::names::test_tokens
