// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Proves that the contract text which FORMAT.md shows is the one that compilers
// make of the header beside it.

#include "model/contract_parse.hpp"
#include "support/files.hpp"
#include "toolkit/contract/snippet.hpp"

#include <gtest/gtest.h>

namespace hallmark::tests::test_page {
namespace {

/// The code between two comments of FORMAT.md.
std::string
read_shown(const std::string& name)
{
  const auto page = read_bytes(std::string(HALLMARK_TEST_SOURCES) +
                               "/../../../loader/FORMAT.md");
  const auto begin = page.find("<!-- " + name + ": begin -->\n```");
  const auto end = page.find("```\n<!-- " + name + ": end -->");
  if (begin == page.npos || end == page.npos) {
    return "not in FORMAT.md";
  }
  const auto start = page.find('\n', page.find("```", begin)) + 1;
  return page.substr(start, end - start);
}

Snippet
make_shown(const std::string& compiler)
{
  return {.text = read_shown("header"),
          .exports = {"audio::create", "audio::level"},
          .compiler = compiler,
          .optional = {"audio::level"},
          .owns_types = true};
}

TEST(page, text_is_what_every_compiler_makes_of_the_header)
{
  for (const auto& compiler : find_compilers()) {
    const auto made = make(make_shown(compiler + " -std=c++17"));
    ASSERT_TRUE(made) << base::format_error(made.error());
    EXPECT_EQ(made->text + made->places, read_shown("text")) << compiler;
  }
}

TEST(page, text_is_read_by_the_loader)
{
  const auto text = read_shown("text");
  const auto contract = model::parse_contract(text);
  ASSERT_TRUE(contract) << base::format_error(contract.error());
  EXPECT_EQ(contract->exports.size(), 2U);
}

TEST(page, every_kind_of_block_but_leaves_is_shown)
{
  const auto text = read_shown("text");
  for (const auto* start :
       {"\nclass\t", "\nenum\t", "\nbase\t", "\n\tbits\t"}) {
    EXPECT_NE(text.find(start), text.npos) << start;
  }
}

}  // namespace
}  // namespace hallmark::tests::test_page
