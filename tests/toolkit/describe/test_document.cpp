// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "describe/document.hpp"

#include <gtest/gtest.h>

namespace hallmark::describe {
namespace {

using Kind = Node::Kind;

TEST(document, keys_keep_their_order_and_place)
{
  const auto root =
    parse_document("a.toml", "zebra = 1\n\napple = 2\n[m]\nb = 3\n");

  ASSERT_TRUE(root);
  ASSERT_EQ(root->entries.size(), 3U);
  EXPECT_EQ(root->entries[0].key, "zebra");
  EXPECT_EQ(root->entries[1].key, "apple");
  EXPECT_EQ(root->entries[1].place.line, 3U);
  EXPECT_EQ(root->entries[1].place.column, 1U);
  EXPECT_EQ(root->entries[1].value.place.column, 9U);
  EXPECT_EQ(root->entries[2].key, "m");
}

struct Row {
  std::string_view value;
  Kind kind;
  std::string_view text;
};

class Values : public testing::TestWithParam<Row> {};

TEST_P(Values, kind_and_text_are_those_of_the_value)
{
  const auto text = "v = " + std::string(GetParam().value) + "\n";
  const auto root = parse_document("a.toml", text);

  ASSERT_TRUE(root);
  const auto* node = root->find("v");
  ASSERT_TRUE(node);
  EXPECT_EQ(node->kind, GetParam().kind);
  EXPECT_EQ(node->text, GetParam().text);
}

INSTANTIATE_TEST_SUITE_P(document,
                         Values,
                         testing::Values(Row{"\"a\\n\"", Kind::string, "a\n"},
                                         Row{"'a\\n'", Kind::string, "a\\n"},
                                         Row{"0x10", Kind::integer, "16"},
                                         Row{"-7", Kind::integer, "-7"},
                                         Row{"1.50", Kind::decimal, "1.5"},
                                         Row{"2.0", Kind::decimal, "2.0"},
                                         Row{"inf", Kind::decimal, "inf"},
                                         Row{"true", Kind::boolean, "true"},
                                         Row{"false", Kind::boolean, "false"},
                                         Row{"1979-05-27", Kind::date, ""},
                                         Row{"[]", Kind::array, ""},
                                         Row{"{}", Kind::table, ""}));

TEST(document, absent_key_is_found_as_null)
{
  const auto root = parse_document("a.toml", "a = 1\n");

  ASSERT_TRUE(root);
  EXPECT_EQ(root->find("b"), nullptr);
}

TEST(document, kinds_are_spelled_with_an_article)
{
  EXPECT_EQ(format_kind(Kind::string), "a string");
  EXPECT_EQ(format_kind(Kind::integer), "an integer");
  EXPECT_EQ(format_kind(Kind::decimal), "a decimal number");
  EXPECT_EQ(format_kind(Kind::boolean), "a boolean");
  EXPECT_EQ(format_kind(Kind::date), "a date or time");
  EXPECT_EQ(format_kind(Kind::array), "an array");
  EXPECT_EQ(format_kind(Kind::table), "a table");
}

std::string
explain(std::string_view text)
{
  const auto root = parse_document("a.toml", text);
  return root ? "" : base::format_error(root.error());
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
  EXPECT_NE(explain("a = " + std::string(100'000, '[')), "");
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

TEST(document, values_deeper_than_any_description_are_left_out)
{
  const auto root =
    parse_document("a.toml", "a.b.c.d.e.f.g.h.i.j.k = 1\na.x = 2\n");

  ASSERT_TRUE(root);
  unsigned depth = 0;
  for (const auto* node = &*root; !node->entries.empty(); ++depth) {
    node = &node->entries[0].value;
  }
  EXPECT_EQ(depth, 8U);
}

}  // namespace
}  // namespace hallmark::describe
