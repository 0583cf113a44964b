// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "describe/depth.hpp"
#include "describe/document.hpp"
#include "toolkit/describe/description.hpp"

#include <gtest/gtest.h>

namespace hallmark::describe::test_document {
namespace {

using Kind = toml::node_type;
using tests::Descriptions;

TEST(document, keys_keep_their_order_and_place)
{
  const auto document =
    parse_document("a.toml", "zebra = 1\n\napple = 2\n[m]\nb = 3\n");

  ASSERT_TRUE(document);
  const auto entries = list_entries(document->root);
  ASSERT_EQ(entries.size(), 3U);
  EXPECT_EQ(entries[0].key->str(), "zebra");
  EXPECT_EQ(entries[1].key->str(), "apple");
  const auto key = find_place(*document, entries[1].key->source());
  EXPECT_EQ(key.line, 3U);
  EXPECT_EQ(key.column, 1U);
  EXPECT_EQ(find_place(*document, entries[1].value->source()).column, 9U);
  EXPECT_EQ(entries[2].key->str(), "m");
}

TEST(document, place_of_a_value_counts_bytes)
{
  const auto document = parse_document("a.toml", "a = { 'ö€' = 1, b = 2 }\n");

  ASSERT_TRUE(document);
  const auto& value = *document->root["a"]["b"].node();
  EXPECT_EQ(find_place(*document, value.source()).column, 24U);
}

struct Row {
  std::string_view value;
  Kind kind;
  std::string_view name;
};

class Values : public testing::TestWithParam<Row> {};

TEST_P(Values, kind_is_that_of_the_value)
{
  const auto text = "v = " + std::string(GetParam().value) + "\n";
  const auto document = parse_document("a.toml", text);

  ASSERT_TRUE(document);
  const auto* node = document->root.get("v");
  ASSERT_TRUE(node);
  EXPECT_EQ(node->type(), GetParam().kind);
  EXPECT_EQ(format_kind(node->type()), GetParam().name);
}

INSTANTIATE_TEST_SUITE_P(
  document,
  Values,
  testing::Values(
    Row{"\"a\\n\"", Kind::string, "a string"},
    Row{"'a\\n'", Kind::string, "a string"},
    Row{"0x10", Kind::integer, "an integer"},
    Row{"-7", Kind::integer, "an integer"},
    Row{"1.50", Kind::floating_point, "a decimal number"},
    Row{"2.0", Kind::floating_point, "a decimal number"},
    Row{"inf", Kind::floating_point, "a decimal number"},
    Row{"true", Kind::boolean, "a boolean"},
    Row{"false", Kind::boolean, "a boolean"},
    Row{"1979-05-27", Kind::date, "a date or time"},
    Row{"07:32:00", Kind::time, "a date or time"},
    Row{"1979-05-27T07:32:00Z", Kind::date_time, "a date or time"},
    Row{"[]", Kind::array, "an array"},
    Row{"{}", Kind::table, "a table"}));

TEST(document, absent_key_is_found_as_null)
{
  const auto document = parse_document("a.toml", "a = 1\n");

  ASSERT_TRUE(document);
  EXPECT_EQ(document->root.get("b"), nullptr);
}

TEST(document, kinds_are_spelled_with_an_article)
{
  EXPECT_EQ(format_kind(Kind::string), "a string");
  EXPECT_EQ(format_kind(Kind::integer), "an integer");
  EXPECT_EQ(format_kind(Kind::floating_point), "a decimal number");
  EXPECT_EQ(format_kind(Kind::boolean), "a boolean");
  EXPECT_EQ(format_kind(Kind::date), "a date or time");
  EXPECT_EQ(format_kind(Kind::array), "an array");
  EXPECT_EQ(format_kind(Kind::table), "a table");
}

std::string
explain(std::string_view text)
{
  const auto document = parse_document("a.toml", text);
  return document ? "" : base::format_error(document.error());
}

TEST(document, invalid_utf8_is_named_with_its_byte)
{
  EXPECT_EQ(explain("path = \"a\"\nname = \"\xff\"\n"),
            "a.toml:2:9: error: not UTF-8: found byte 0xff, expected UTF-8 "
            "text");
}

TEST(document, invalid_toml_is_named_with_its_place)
{
  EXPECT_EQ(explain("path = \"a\"\nname \"b\"\n"),
            "a.toml:2:6: error: not TOML: while parsing key-value pair: "
            "expected '=', saw '\"'");
}

TEST(document, place_of_invalid_toml_counts_bytes)
{
  EXPECT_EQ(explain("a = { \"ö\" 1 }\n"),
            "a.toml:1:12: error: not TOML: while parsing key-value pair: "
            "expected '=', saw '1'");
}

TEST(document, key_that_is_there_twice_is_invalid)
{
  EXPECT_EQ(explain("a = 1\na = 2\n"),
            "a.toml:2:5: error: not TOML: while parsing key-value pair: "
            "cannot redefine existing integer 'a'");
}

TEST(document, deeply_nested_values_are_refused)
{
  EXPECT_EQ(explain("a = " + std::string(100'000, '[')),
            "a.toml:1:261: error: not TOML: while parsing value: exceeded "
            "maximum nested value depth of 256 (TOML_MAX_NESTED_VALUES)");
}

TEST(document, deeply_nested_tables_are_refused)
{
  std::string text = "a = ";
  for (int i = 0; i < 100'000; ++i) {
    text += "{a=";
  }
  EXPECT_NE(explain(text), "");
}

TEST(document, key_of_many_parts_is_refused)
{
  std::string key = "a";
  for (int i = 0; i < 100'000; ++i) {
    key += ".a";
  }
  EXPECT_EQ(explain("b = 1\n" + key + " = 1\n"),
            "a.toml:2:66: error: key has too many parts: found more, expected "
            "at most 33");
}

TEST(document, values_as_deep_as_the_parser_lets_them_be_are_read)
{
  // As many parts as a key may have, in as many tables as may be nested.
  std::string key = "a";
  for (unsigned i = 0; i < key_dot_limit; ++i) {
    key += ".a";
  }
  std::string text = "1";
  for (int i = 0; i < 250; ++i) {
    text = "{" + key + "=" + text + "}";
  }
  EXPECT_EQ(explain("a = " + text + "\n"), "");
}

TEST(document, missing_description_is_told_as_not_found)
{
  const Descriptions files;
  const auto document = read_document(files.folder() + "/a.plugin.toml");

  ASSERT_FALSE(document);
  EXPECT_EQ(document.error().code, Code::not_found);
  EXPECT_EQ(files.format(document.error()),
            "hallmark: error: 'a.plugin.toml': no such file or directory");
}

TEST(document, folder_in_place_of_a_description_is_unreadable)
{
  const Descriptions files;
  const auto document = read_document(files.folder());

  ASSERT_FALSE(document);
  EXPECT_EQ(document.error().code, Code::unreadable);
}

TEST(document, description_of_more_than_16_mebibytes_is_refused)
{
  const Descriptions files;
  const auto name =
    files.write("a.plugin.toml", std::string((16 << 20) + 1, '#'));

  EXPECT_FALSE(read_document(name));
}

}  // namespace
}  // namespace hallmark::describe::test_document
