// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "describe/table.hpp"

#include <functional>

#include <gtest/gtest.h>

namespace hallmark::describe::test_table {
namespace {

const std::vector<std::string> keys = {"header", "source", "symbols"};

/// What is said when a table of these keys is read so.
std::string
explain(
  std::string_view text,
  const std::function<void(const Table&)>& read = [](const Table&) {})
{
  auto document = parse_document("a.toml", text);
  read(Table(*document, document->root, keys));
  const auto& fault = document->faults.first();
  return fault ? base::format_error(*fault) : "";
}

TEST(table, unknown_key_is_told_with_the_nearest_known_one)
{
  EXPECT_EQ(explain("header = \"a\"\nsymbls = []\n"),
            "a.toml:2:1: error: unknown key: found 'symbls', expected one of "
            "header, source, symbols\n"
            "  hint: did you mean 'symbols'?");
}

TEST(table, unknown_key_like_no_other_has_no_hint)
{
  EXPECT_EQ(explain("q = 1\n"),
            "a.toml:1:1: error: unknown key: found 'q', expected one of "
            "header, source, symbols");
}

TEST(table, value_of_another_kind_is_told_with_both_kinds)
{
  EXPECT_EQ(
    explain("header = 3\n",
            [](const Table& table) { (void)table.find_text("header"); }),
    "a.toml:1:10: error: wrong type of 'header': found an integer, "
    "expected a string");
}

TEST(table, element_of_another_kind_is_told_where_it_is)
{
  EXPECT_EQ(
    explain("symbols = [\"a\", 3.5]\n",
            [](const Table& table) { (void)table.find_texts("symbols"); }),
    "a.toml:1:17: error: wrong type of element of 'symbols': found a decimal "
    "number, expected a string");
}

TEST(table, missing_key_is_told_where_its_table_begins)
{
  EXPECT_EQ(
    explain("header = \"a\"\n",
            [](const Table& table) { (void)table.require_text("source"); }),
    "a.toml:1:1: error: missing key 'source'");
}

TEST(table, text_has_its_place)
{
  auto document = parse_document("a.toml", "\nheader = \"a.hpp\"\n");
  const Table table(*document, document->root, keys);
  const auto text = table.require_text("header");

  EXPECT_EQ(text.value, "a.hpp");
  EXPECT_EQ(text.place.line, 2U);
  EXPECT_EQ(text.place.column, 10U);
}

TEST(table, array_that_is_missing_is_empty)
{
  auto document = parse_document("a.toml", "");
  const Table table(*document, document->root, keys);

  EXPECT_TRUE(table.find_texts("symbols").empty());
  EXPECT_FALSE(document->faults.first());
}

}  // namespace
}  // namespace hallmark::describe::test_table
