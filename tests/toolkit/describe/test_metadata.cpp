// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "describe/metadata.hpp"

#include <gtest/gtest.h>

namespace hallmark::describe::test_metadata {
namespace {

/// The note's text, or what is wrong.
std::string
flatten(std::string_view text)
{
  auto document = parse_document("a.toml", text);
  const auto metadata = read_metadata(*document);
  const auto& fault = document->faults.first();
  return fault ? base::format_error(*fault) : model::format_metadata(metadata);
}

constexpr std::string_view whole = R"([metadata]
name = "Schröder \"reverb\""
category = ["effect", "space"]
gain = 1.5
voices = 0x10
free = true
empty = []
"dotted.key=" = 'a\b'

[[items]]
id = "hall"
sizes = [1, 2.5, "x"]

[[items]]
id = "room"
)";

TEST(metadata, values_are_flattened_in_order)
{
  EXPECT_EQ(flatten(whole),
            "metadata.name=\"Schröder \\\"reverb\\\"\"\n"
            "metadata.category.0=\"effect\"\n"
            "metadata.category.1=\"space\"\n"
            "metadata.gain=1.5\n"
            "metadata.voices=16\n"
            "metadata.free=true\n"
            "metadata.empty=[]\n"
            "metadata.dotted\\.key\\==\"a\\\\b\"\n"
            "items.0.id=\"hall\"\n"
            "items.0.sizes.0=1\n"
            "items.0.sizes.1=2.5\n"
            "items.0.sizes.2=\"x\"\n"
            "items.1.id=\"room\"\n");
}

struct Scalar {
  std::string_view value;
  std::string_view text;
};

class Scalars : public testing::TestWithParam<Scalar> {};

TEST_P(Scalars, are_written_as_toml_spells_them)
{
  EXPECT_EQ(flatten("metadata.v = " + std::string(GetParam().value) + "\n"),
            "metadata.v=" + std::string(GetParam().text) + "\n");
}

INSTANTIATE_TEST_SUITE_P(metadata,
                         Scalars,
                         testing::Values(Scalar{"\"a\\n\"", "\"a\\n\""},
                                         Scalar{"'a\\n'", "\"a\\\\n\""},
                                         Scalar{"0x10", "16"},
                                         Scalar{"-7", "-7"},
                                         Scalar{"1.50", "1.5"},
                                         Scalar{"2.0", "2.0"},
                                         Scalar{"true", "true"},
                                         Scalar{"false", "false"}));

TEST(metadata, text_can_be_parsed_again)
{
  const auto text = flatten(whole);
  const auto metadata = model::parse_metadata(text);

  ASSERT_TRUE(metadata);
  EXPECT_EQ(metadata->find("dotted.key="), "a\\b");
  EXPECT_EQ(metadata->find_item(1, "id"), "room");
}

TEST(metadata, control_bytes_and_empty_keys_can_be_parsed_again)
{
  const auto text = flatten("[metadata]\n\"\" = \"a\\u0000\\t\\u007f\"\n");
  const auto metadata = model::parse_metadata(text);

  ASSERT_TRUE(metadata) << text;
  EXPECT_EQ(metadata->find(""), std::string("a\0\t\x7f", 4));
}

TEST(metadata, description_without_any_has_none)
{
  EXPECT_EQ(flatten("path = \"a\"\n"), "");
  EXPECT_EQ(flatten("items = []\n[metadata]\n"), "");
}

struct Fault {
  std::string_view text;
  std::string_view explanation;
};

class MetadataFaults : public testing::TestWithParam<Fault> {};

TEST_P(MetadataFaults, are_told_with_their_place)
{
  EXPECT_EQ(flatten(GetParam().text), GetParam().explanation);
}

INSTANTIATE_TEST_SUITE_P(
  metadata,
  MetadataFaults,
  testing::Values(
    Fault{"metadata = 3\n",
          "a.toml:1:12: error: wrong type of 'metadata': found an integer, "
          "expected a table"},
    Fault{"[metadata]\na = 1979-05-27\n",
          "a.toml:2:5: error: wrong type of 'a': found a date or time, "
          "expected a string, a number, a boolean or an array of them"},
    Fault{"[metadata]\na = { b = 1 }\n",
          "a.toml:2:5: error: wrong type of 'a': found a table, expected a "
          "string, a number, a boolean or an array of them"},
    Fault{"[metadata.a]\nb = 1\n",
          "a.toml:1:1: error: wrong type of 'a': found a table, expected a "
          "string, a number, a boolean or an array of them"},
    Fault{"[metadata]\na = [1, [2]]\n",
          "a.toml:2:9: error: wrong type of element of 'a': found an array, "
          "expected a string, a number or a boolean"},
    Fault{"[metadata]\na = nan\n",
          "a.toml:2:5: error: wrong value of 'a': found nan, expected a finite "
          "number"},
    Fault{"[metadata]\na = [-inf]\n",
          "a.toml:2:6: error: wrong value of element of 'a': found -inf, "
          "expected a finite number"},
    Fault{"items = \"a\"\n",
          "a.toml:1:9: error: wrong type of 'items': found a string, expected "
          "an array of tables"},
    Fault{"items = [{ a = 1 }, 2]\n",
          "a.toml:1:21: error: wrong type of element of 'items': found an "
          "integer, expected a table"},
    Fault{"[[items]]\na = 1\n[[items]]\n",
          "a.toml:3:1: error: item has no keys"},
    Fault{"[[items]]\na = { b = 1 }\n",
          "a.toml:2:5: error: wrong type of 'a': found a table, expected a "
          "string, a number, a boolean or an array of them"}));

TEST(metadata, sixty_four_kibibytes_are_the_most)
{
  constexpr std::string_view frame = "metadata.a=\"\"\n";
  const std::string most(model::metadata_limit_bytes - frame.size(), 'x');

  EXPECT_EQ(flatten("[metadata]\na = \"" + most + "\"\n").size(),
            model::metadata_limit_bytes);
  EXPECT_EQ(flatten("\n[metadata]\na = \"" + most + "x\"\n"),
            "a.toml:2:1: error: metadata and items are too large: found 65537 "
            "bytes, expected at most 65536");
}

}  // namespace
}  // namespace hallmark::describe::test_metadata
