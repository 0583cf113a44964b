// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/compile/declarations.hpp"
#include "support/files.hpp"

#include <gtest/gtest.h>

namespace hallmark::contract {
namespace {

TEST(declarations, word_is_found_where_it_is_code)
{
  EXPECT_EQ(find_word_line("int a;\nint b;\n", "b"), 2U);
  EXPECT_EQ(find_word_line("int bb;\nint ab;\nint b;", "b"), 3U);
  EXPECT_EQ(find_word_line("int a;", "b"), 0U);
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

TEST(declarations, exports_without_a_place_get_one)
{
  const tests::TemporaryFolder folder;
  const auto header = (folder.path() / "sub" / "a.h").string();
  tests::write_bytes(header, "\nint known(void);\nint sought(void);\n");
  Contract contract;
  contract.dependencies = {header};
  contract.exports.resize(3);
  contract.exports[0].name = "known";
  contract.exports[0].file = "elsewhere.h";
  contract.exports[1].name = "sought";
  contract.exports[2].name = "missing";
  contract.places = "places\n";
  find_declarations(contract, folder.path().string());
  EXPECT_EQ(contract.exports[1].file, header);
  EXPECT_EQ(contract.exports[1].line, 3U);
  EXPECT_EQ(contract.places, "places\nplace\tsought\tsub/a.h\t3\n");
}

}  // namespace
}  // namespace hallmark::contract
