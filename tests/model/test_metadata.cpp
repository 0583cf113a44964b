// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "model/metadata.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace hallmark::model::test_metadata {
namespace {

using Strings = std::vector<std::string>;

/// Metadata and items that have a value of each kind.
constexpr std::string_view whole = R"(metadata.name="Schroeder reverb"
metadata.category.0="effect"
metadata.category.1="space"
metadata.gain=1.5
metadata.stable=true
metadata.tags=[]
metadata.web\.site="a=b"
items.0.id="hall"
items.0.taps.0=3
items.0.taps.1=-4e+2
items.1.id="room"
)";

TEST(metadata, text_of_a_key_is_found)
{
  const auto metadata = parse_metadata(whole);

  ASSERT_TRUE(metadata);
  EXPECT_EQ(metadata->find("name"), "Schroeder reverb");
  EXPECT_EQ(metadata->find("gain"), "1.5");
  EXPECT_EQ(metadata->find("stable"), "true");
}

TEST(metadata, key_with_dots_of_its_own_is_found_as_the_author_wrote_it)
{
  EXPECT_EQ(parse_metadata(whole)->find("web.site"), "a=b");
}

TEST(metadata, elements_of_an_array_are_joined)
{
  const auto metadata = parse_metadata(whole);

  ASSERT_TRUE(metadata);
  EXPECT_EQ(metadata->find("category"), "effect, space");
  EXPECT_EQ(metadata->find_item(0, "taps"), "3, -4e+2");
  EXPECT_EQ(metadata->find("tags"), "");
}

TEST(metadata, key_that_is_not_there_is_not_found)
{
  const auto metadata = parse_metadata(whole);

  ASSERT_TRUE(metadata);
  for (const auto* key :
       {"", "nam", "names", "category.0", "id", "web", "web\\"}) {
    EXPECT_FALSE(metadata->find(key)) << key;
  }
}

TEST(metadata, items_are_counted_and_found_by_index)
{
  const auto metadata = parse_metadata(whole);

  ASSERT_TRUE(metadata);
  EXPECT_EQ(metadata->item_count(), 2U);
  EXPECT_EQ(metadata->find_item(0, "id"), "hall");
  EXPECT_EQ(metadata->find_item(1, "id"), "room");
  EXPECT_FALSE(metadata->find_item(1, "taps"));
  EXPECT_FALSE(metadata->find_item(2, "id"));
}

TEST(metadata, keys_are_listed_once_in_order_and_unescaped)
{
  const auto metadata = parse_metadata(whole);

  ASSERT_TRUE(metadata);
  EXPECT_EQ(
    metadata->keys(),
    (Strings{"name", "category", "gain", "stable", "tags", "web.site"}));
  EXPECT_EQ(metadata->item_keys(0), (Strings{"id", "taps"}));
  EXPECT_EQ(metadata->item_keys(1), Strings{"id"});
  EXPECT_EQ(metadata->item_keys(2), Strings{});
}

TEST(metadata, kinds_of_values_are_told_apart)
{
  using Kind = Value::Kind;
  const auto metadata = parse_metadata(
    "metadata.a=\"1\"\nmetadata.b=1\nmetadata.c=false\nmetadata.d=[]\n");

  ASSERT_TRUE(metadata);
  ASSERT_EQ(metadata->values.size(), 4U);
  EXPECT_EQ(metadata->values[0].kind, Kind::string);
  EXPECT_EQ(metadata->values[1].kind, Kind::number);
  EXPECT_EQ(metadata->values[2].kind, Kind::boolean);
  EXPECT_EQ(metadata->values[3].kind, Kind::empty_array);
}

TEST(metadata, formatted_metadata_is_the_text_that_it_was_parsed_from)
{
  EXPECT_EQ(format_metadata(*parse_metadata(whole)), whole);
  EXPECT_EQ(format_metadata({}), "");
}

TEST(metadata, every_byte_of_a_string_and_of_a_key_is_read_back)
{
  for (int byte = 0; byte < 128; ++byte) {
    const std::string text{'a', static_cast<char>(byte), '0'};
    Metadata metadata;
    metadata.values.push_back(
      {"metadata." + escape_key(text), Value::Kind::string, text});
    const auto parsed = parse_metadata(format_metadata(metadata));
    ASSERT_TRUE(parsed) << byte;
    EXPECT_EQ(parsed->find(text), text) << byte;
    EXPECT_EQ(parsed->keys(), Strings{text}) << byte;
  }
}

TEST(metadata, key_escapes_what_parts_keys)
{
  EXPECT_EQ(escape_key("a.b=c\\d\n\x01"), "a\\.b\\=c\\\\d\\n\\x01");
}

TEST(metadata, empty_text_is_no_metadata)
{
  const auto metadata = parse_metadata("");

  ASSERT_TRUE(metadata);
  EXPECT_TRUE(metadata->values.empty());
  EXPECT_EQ(metadata->item_count(), 0U);
}

TEST(metadata, numbers_are_those_of_json)
{
  for (const auto* number : {"0",
                             "-0",
                             "10",
                             "-1.5",
                             "0.25",
                             "1e5",
                             "1E+5",
                             "1.0e-5",
                             "123456789012345678901234567890"}) {
    EXPECT_TRUE(parse_metadata(std::string("metadata.a=") + number + '\n'))
      << number;
  }
}

/// A text that is no metadata, and what is said of it.
struct Row {
  std::string text;
  std::string message;
};

void
PrintTo(const Row& row, std::ostream* stream)
{
  *stream << testing::PrintToString(row.text);
}

class BrokenMetadata : public testing::TestWithParam<Row> {};

TEST_P(BrokenMetadata, is_malformed)
{
  const auto metadata = parse_metadata(GetParam().text);

  ASSERT_FALSE(metadata);
  EXPECT_EQ(metadata.error().code, Code::malformed);
  EXPECT_EQ(base::format_message(metadata.error()), GetParam().message);
}

Row
make_key_row(const std::string& key)
{
  return {key + "=1\n",
          "line 1 of the metadata: wrong key: found '" + key +
            "', expected metadata.KEY or items.INDEX.KEY"};
}

INSTANTIATE_TEST_SUITE_P(
  keys,
  BrokenMetadata,
  testing::Values(make_key_row("name"),
                  make_key_row("metadata"),
                  make_key_row("metadatas.a"),
                  make_key_row("metadata.a.b"),
                  make_key_row("metadata.a."),
                  make_key_row("metadata.a.0.0"),
                  make_key_row("metadata.a.00"),
                  make_key_row("metadata.a.-1"),
                  make_key_row("metadata.a.18446744073709551616"),
                  make_key_row("metadata.a\\b"),
                  make_key_row("metadata.a\\x41"),
                  make_key_row("items.0"),
                  make_key_row("items.a.id"),
                  make_key_row("items..id"),
                  make_key_row("items.01.id"),
                  make_key_row("items.0.id.x"),
                  make_key_row("items.0.id.0.0")));

Row
make_value_row(const std::string& value)
{
  return {"metadata.a=" + value + "\n",
          "line 1 of the metadata: wrong value: found '" + value +
            "', expected a string, a number, true, false or []"};
}

INSTANTIATE_TEST_SUITE_P(values,
                         BrokenMetadata,
                         testing::Values(make_value_row(""),
                                         make_value_row("x"),
                                         make_value_row("True"),
                                         make_value_row("nan"),
                                         make_value_row("inf"),
                                         make_value_row("\""),
                                         make_value_row("\"a"),
                                         make_value_row("a\""),
                                         make_value_row("\"a\"b\""),
                                         make_value_row("\"a\\\""),
                                         make_value_row("\"\\q\""),
                                         make_value_row("\"a\" "),
                                         make_value_row("[ ]"),
                                         make_value_row("[1]"),
                                         make_value_row("-"),
                                         make_value_row("+1"),
                                         make_value_row("01"),
                                         make_value_row("-01"),
                                         make_value_row("1."),
                                         make_value_row(".5"),
                                         make_value_row("1.e5"),
                                         make_value_row("1e"),
                                         make_value_row("1e+"),
                                         make_value_row("1e5x"),
                                         make_value_row("1 2"),
                                         make_value_row("0x10"),
                                         make_value_row("1_000")));

INSTANTIATE_TEST_SUITE_P(
  order,
  BrokenMetadata,
  testing::Values(
    Row{"metadata.a=1\nmetadata.a=2\n",
        "line 2 of the metadata: 'metadata.a' appears twice"},
    Row{"metadata.a=1\nmetadata.a.0=2\n",
        "line 2 of the metadata: 'metadata.a' appears twice"},
    Row{"metadata.a.0=1\nmetadata.a=2\n",
        "line 2 of the metadata: 'metadata.a' appears twice"},
    Row{"metadata.a=[]\nmetadata.a.0=2\n",
        "line 2 of the metadata: 'metadata.a' appears twice"},
    Row{"metadata.a.1=1\n",
        "line 1 of the metadata: element out of order: found 1, expected 0"},
    Row{"metadata.a.0=1\nmetadata.a.2=1\n",
        "line 2 of the metadata: element out of order: found 2, expected 1"},
    Row{"metadata.a.0=1\nmetadata.a.0=1\n",
        "line 2 of the metadata: element out of order: found 0, expected 1"},
    Row{"metadata.a.0=1\nmetadata.b=1\nmetadata.a.1=1\n",
        "line 3 of the metadata: element out of order: found 1, expected 0"},
    Row{"metadata.a.0=1\nmetadata.b=1\nmetadata.a.0=1\n",
        "line 3 of the metadata: 'metadata.a' appears twice"},
    Row{"metadata.a.0=[]\n",
        "line 1 of the metadata: wrong value: found '[]', expected a string, "
        "a number, true, false or []"},
    Row{"items.1.id=1\n",
        "line 1 of the metadata: item out of order: found 1, expected 0"},
    Row{"items.18446744073709551615.id=1\n",
        "line 1 of the metadata: item out of order: found "
        "18446744073709551615, expected 0"},
    Row{"items.0.id=1\nitems.2.id=1\n",
        "line 2 of the metadata: item out of order: found 2, expected 1"},
    Row{"items.0.id=1\nitems.1.id=1\nitems.0.name=1\n",
        "line 3 of the metadata: item out of order: found 0, expected 2"},
    Row{"items.0.id=1\nitems.0.id=2\n",
        "line 2 of the metadata: 'items.0.id' appears twice"},
    Row{"metadata.a\n", "line 1 of the metadata has no '='"},
    Row{"metadata.a=\"\xff\"\n", "the metadata is not UTF-8"}));

TEST(metadata, text_above_64_kib_is_malformed)
{
  const auto text = "metadata.a=\"" + std::string(65536, 'x') + "\"\n";
  const auto metadata = parse_metadata(text);

  ASSERT_FALSE(metadata);
  EXPECT_EQ(base::format_message(metadata.error()),
            "metadata is too large: found 65550 bytes, expected at most 65536");
}

TEST(metadata, text_of_64_kib_is_read)
{
  const auto text = "metadata.a=\"" + std::string(65536 - 14, 'x') + "\"\n";

  ASSERT_EQ(text.size(), metadata_limit_bytes);
  EXPECT_TRUE(parse_metadata(text));
}

}  // namespace
}  // namespace hallmark::model::test_metadata
