// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/compile/declarations.hpp"
#include "support/files.hpp"

#include <gtest/gtest.h>

namespace hallmark::contract::compile::test_declarations {
namespace {

unsigned
find_word_line(std::string_view text, const std::string& word)
{
  return find_word_lines(text, {word}).front();
}

TEST(declarations, word_is_found_where_it_is_code)
{
  EXPECT_EQ(find_word_line("int a;\nint b;\n", "b"), 2U);
  EXPECT_EQ(find_word_line("int bb;\nint ab;\nint b;", "b"), 3U);
  EXPECT_EQ(find_word_line("int a;", "b"), 0U);
}

TEST(declarations, each_word_has_its_first_line)
{
  EXPECT_EQ(find_word_lines("int a;\nint b;\nint b;\nint a;\n",
                            {"b", "c", "a", "b", "int"}),
            (std::vector<unsigned>{2, 0, 1, 2, 1}));
}

TEST(declarations, operators_are_found)
{
  EXPECT_EQ(find_word_lines("\nT operator+(T, T);\nT operator++(T);",
                            {"operator++", "operator+", "operator-"}),
            (std::vector<unsigned>{3, 2, 0}));
}

/// A text that is gone through for each would be 60 GB.
TEST(declarations, of_a_large_header_are_found_at_once)
{
  const tests::TemporaryFolder folder;
  const auto header = (folder.path() / "a.h").string();
  std::string text;
  std::vector<std::string> names;
  for (int i = 0; i < 50'000; ++i) {
    names.push_back("f" + std::to_string(i));
    text += "int " + names.back() + "(void);\n";
  }
  tests::write_bytes(header, text);
  const auto found = find_declarations(names, {header});
  ASSERT_EQ(found.size(), 50'000U);
  EXPECT_EQ(found.back().name, "f49999");
  EXPECT_EQ(found.back().line, 50'000U);
}

TEST(declarations, comments_strings_and_macros_are_passed_over)
{
  EXPECT_EQ(find_word_line("// f\n/* f\n f */\n#define f \\\n  f\n"
                           "char* s = \"f \\\" f\";\nint f(void);\n",
                           "f"),
            7U);
}

TEST(declarations, text_that_breaks_off_ends)
{
  for (const auto* text : {"/* f", "\"f", "// f\\", "#f\\\n", "\"\\"}) {
    EXPECT_EQ(find_word_line(text, "g"), 0U);
  }
}

TEST(declarations, word_in_a_longer_word_is_not_found)
{
  EXPECT_EQ(find_word("gain_max gain", "gain"), 9U);
  EXPECT_EQ(find_word("regain gains", "gain"), std::string_view::npos);
}

TEST(declarations, are_the_first_of_each_name_in_the_order_of_files)
{
  const tests::TemporaryFolder folder;
  const auto first = (folder.path() / "a.h").string();
  const auto second = (folder.path() / "b.h").string();
  tests::write_bytes(first, "\nint late(void);\n");
  tests::write_bytes(second, "int early(void);\nint late(void);\n");
  const auto found = find_declarations({"early", "audio::late", "missing"},
                                       {"/nowhere/c.h", first, second});
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].name, "audio::late");
  EXPECT_EQ(found[0].file, first);
  EXPECT_EQ(found[0].line, 2U);
  EXPECT_EQ(found[1].name, "early");
  EXPECT_EQ(found[1].file, second);
  EXPECT_EQ(found[1].line, 1U);
}

}  // namespace
}  // namespace hallmark::contract::compile::test_declarations
