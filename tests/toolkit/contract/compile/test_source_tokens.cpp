// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/compile/source_tokens.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace hallmark::contract::compile::test_source_tokens {
namespace {

using testing::ElementsAre;

std::vector<std::string>
list(const SourceTokens& source)
{
  std::vector<std::string> texts;
  for (const auto& token : source.tokens) {
    texts.emplace_back(token.text);
  }
  return texts;
}

TEST(source_tokens, words_literals_and_signs_are_split)
{
  EXPECT_THAT(list(split_source("a::b(1'000.5e-3f)->c >> \"x\\\"y\" 'z'")),
              ElementsAre("a",
                          "::",
                          "b",
                          "(",
                          "1'000.5e-3f",
                          ")",
                          "->",
                          "c",
                          ">",
                          ">",
                          "\"x\\\"y\"",
                          "'z'"));
  EXPECT_THAT(list(split_source("u8\"a\" LR\"x(\" ) )x\" R\"(b\n)\" c")),
              ElementsAre("u8\"a\"", "LR\"x(\" ) )x\"", "R\"(b\n)\"", "c"));
}

TEST(source_tokens, line_markers_tell_the_place)
{
  const auto source = split_source("# 7 \"a \\\"b\\\".hpp\" 1\none\n\n"
                                   "two\n#line 3 \"c.hpp\"\nthree\n"
                                   "# 9 \"a \\\"b\\\".hpp\" 2\nfour\n");
  ASSERT_EQ(source.tokens.size(), 4U);
  const auto place = [&](std::size_t at) {
    const auto& token = source.tokens[at];
    return source.files[token.file] + ":" + std::to_string(token.line);
  };
  EXPECT_EQ(place(0), "a \"b\".hpp:7");
  EXPECT_EQ(place(1), "a \"b\".hpp:9");
  EXPECT_EQ(place(2), "c.hpp:3");
  EXPECT_EQ(place(3), "a \"b\".hpp:9");
}

TEST(source_tokens, lines_in_raw_strings_count)
{
  const auto source = split_source("R\"(\n\n)\" last");
  ASSERT_EQ(source.tokens.size(), 2U);
  EXPECT_EQ(source.tokens[1].line, 3U);
}

TEST(source_tokens, pragmas_are_kept_apart)
{
  const auto source = split_source("int a;\n#pragma GCC target(\"avx2\")\nb");
  EXPECT_THAT(list(source), ElementsAre("int", "a", ";", "b"));
  ASSERT_EQ(source.pragmas.size(), 1U);
  EXPECT_EQ(source.pragmas[0].text, "pragma GCC target(\"avx2\")");
  EXPECT_EQ(source.pragmas[0].line, 2U);
}

TEST(source_tokens, brackets_close)
{
  const auto source = split_source("(a[{}]) b (");
  EXPECT_EQ(find_close(source.tokens, 0), 7U);
  EXPECT_EQ(find_close(source.tokens, 8), 9U);
}

}  // namespace
}  // namespace hallmark::contract::compile::test_source_tokens
