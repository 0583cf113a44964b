// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "exports/manifest.hpp"

#include <elf.h>
#include <gtest/gtest.h>

namespace hallmark::exports::test_manifest {
namespace {

using base::Difference;

Entry
make_entry(const std::string& name, const std::string& kind, std::uint64_t size)
{
  Entry entry;
  entry.name = name;
  entry.linkage = name;
  entry.kind = kind;
  entry.size = size;
  return entry;
}

Manifest
make_sample()
{
  Manifest manifest;
  manifest.identity = {"audio.example/reverb", "1.2.0"};
  manifest.exports = {make_entry("presets", "variable", 12),
                      make_entry("gain", "function", 33)};
  manifest.implements = {{"audio.example/filter", "2.1.0"}};
  manifest.uses = {{"audio.example/host", "1.0.0"}};
  manifest.requirements = {{"audio.example/fft", "^2.0"}};
  return manifest;
}

constexpr std::string_view sample_text = R"({
  "format": 1,
  "path": "audio.example/reverb",
  "version": "1.2.0",
  "exports": [
    {
      "name": "presets",
      "linkage": "presets",
      "kind": "variable",
      "size": 12,
      "optional": false,
      "signature": "",
      "interface": "",
      "fingerprint": "",
      "header": "",
      "line": 0
    },
    {
      "name": "gain",
      "linkage": "gain",
      "kind": "function",
      "size": 33,
      "optional": false,
      "signature": "",
      "interface": "",
      "fingerprint": "",
      "header": "",
      "line": 0
    }
  ],
  "implements": [
    {
      "name": "audio.example/filter",
      "version": "2.1.0"
    }
  ],
  "uses": [
    {
      "name": "audio.example/host",
      "version": "1.0.0"
    }
  ],
  "requires": [
    {
      "path": "audio.example/fft",
      "range": "^2.0",
      "interfaces": []
    }
  ]
}
)";

elf::Symbol
make_symbol(std::string_view name, std::uint8_t type, std::uint64_t size)
{
  elf::Symbol symbol;
  symbol.name = name;
  symbol.size = size;
  symbol.binding = STB_GLOBAL;
  symbol.type = type;
  symbol.section = 7;
  return symbol;
}

TEST(manifest, exports_are_those_of_the_stamp_with_kind_and_size)
{
  model::Stamp stamp;
  stamp.exports = {"presets", "gain"};
  stamp.optional = {"tail", "other"};
  stamp.names = {{"gain", "audio::gain"}};
  verify::Parts parts;
  parts.symbols.entries = {make_symbol("hallmark_on_open", STT_FUNC, 1),
                           make_symbol("gain", STT_FUNC, 33),
                           make_symbol("other", STT_GNU_IFUNC, 7),
                           make_symbol("presets", STT_OBJECT, 12)};
  const auto manifest = make_manifest(stamp, parts);

  ASSERT_TRUE(manifest);
  const auto& exports = manifest->exports;
  ASSERT_EQ(exports.size(), 3U);
  EXPECT_EQ(exports[0].name, "presets");
  EXPECT_EQ(exports[0].linkage, "presets");
  EXPECT_EQ(exports[0].kind, "variable");
  EXPECT_EQ(exports[0].size, 12U);
  EXPECT_FALSE(exports[0].is_optional);
  EXPECT_EQ(exports[1].name, "audio::gain");
  EXPECT_EQ(exports[1].linkage, "gain");
  EXPECT_EQ(exports[1].kind, "function");
  EXPECT_EQ(exports[2].name, "other");
  EXPECT_EQ(exports[2].kind, "function");
  EXPECT_TRUE(exports[2].is_optional);
}

TEST(manifest, text_is_json_in_a_fixed_order)
{
  EXPECT_EQ(format_manifest(make_sample()), sample_text);
}

TEST(manifest, text_is_parsed_again)
{
  const auto manifest = parse_manifest(std::string(sample_text));

  ASSERT_TRUE(manifest);
  EXPECT_EQ(format_manifest(*manifest), sample_text);
}

std::string
explain(const std::string& text)
{
  const auto manifest = parse_manifest(text);
  return manifest ? "" : base::format_error(manifest.error());
}

TEST(manifest, text_that_is_no_manifest_is_malformed)
{
  EXPECT_EQ(explain("{}"),
            "hallmark: error: not an exports manifest: key 'format' not found");
  EXPECT_EQ(explain("{\"format\": 1}"),
            "hallmark: error: not an exports manifest: key 'path' not found");
  EXPECT_EQ(explain("[]"),
            "hallmark: error: not an exports manifest: cannot use at() with "
            "array");
  EXPECT_EQ(explain("x"),
            "hallmark: error: not an exports manifest: parse error at line 1, "
            "column 1: syntax error while parsing value - invalid literal; "
            "last read: 'x'");
  EXPECT_EQ(explain("{\"format\": 2}"),
            "hallmark: error: manifest has another format: found 2, expected "
            "1");
}

/// What differs when `change` is made to the sample.
template<class Change>
std::vector<Difference>
compare_after(Change change)
{
  auto manifest = make_sample();
  change(manifest);
  return compare_manifests(manifest, make_sample());
}

void
expect_one(const std::vector<Difference>& differences,
           const std::string& field,
           const std::string& found,
           const std::string& expected)
{
  ASSERT_EQ(differences.size(), 1U) << field;
  EXPECT_EQ(differences[0].field, field);
  EXPECT_EQ(differences[0].found, found);
  EXPECT_EQ(differences[0].expected, expected);
}

TEST(manifest, equal_ones_do_not_differ)
{
  EXPECT_TRUE(compare_after([](Manifest&) {}).empty());
}

TEST(manifest, size_of_code_and_order_are_no_difference)
{
  EXPECT_TRUE(compare_after([](Manifest& manifest) {
                manifest.exports[1].size = 99;
                std::swap(manifest.exports[0], manifest.exports[1]);
              }).empty());
}

TEST(manifest, identity_is_compared)
{
  expect_one(
    compare_after([](Manifest& manifest) { manifest.identity.path = "b"; }),
    "path",
    "b",
    "audio.example/reverb");
  expect_one(compare_after(
               [](Manifest& manifest) { manifest.identity.version = "1.3.0"; }),
             "version",
             "1.3.0",
             "1.2.0");
}

TEST(manifest, exports_are_compared_by_name)
{
  expect_one(
    compare_after([](Manifest& manifest) { manifest.exports.pop_back(); }),
    "export 'gain'",
    "none",
    "function gain");
  expect_one(compare_after([](Manifest& manifest) {
               manifest.exports.push_back(make_entry("new", "function", 1));
             }),
             "export 'new'",
             "function new",
             "none");
  expect_one(
    compare_after([](Manifest& manifest) { manifest.exports[0].size = 16; }),
    "export 'presets'",
    "variable presets of 16 bytes",
    "variable presets of 12 bytes");
  expect_one(compare_after([](Manifest& manifest) {
               manifest.exports[1].kind = "variable";
             }),
             "export 'gain'",
             "variable gain of 33 bytes",
             "function gain");
}

TEST(manifest, types_are_compared_and_places_are_not)
{
  expect_one(compare_after([](Manifest& manifest) {
               auto& gain = manifest.exports[1];
               gain.is_optional = true;
               gain.signature = "float(int)";
               gain.fingerprint = std::string(32, 'a');
             }),
             "export 'gain'",
             "function gain, optional, float(int), fingerprint "
             "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
             "function gain");
  EXPECT_TRUE(compare_after([](Manifest& manifest) {
                manifest.exports[1].header = "gain.hpp";
                manifest.exports[1].line = 7;
              }).empty());
}

TEST(manifest, interfaces_and_requirements_are_compared)
{
  expect_one(compare_after([](Manifest& manifest) {
               manifest.implements[0].version = "3.0.0";
             }),
             "implemented interface 'audio.example/filter'",
             "3.0.0",
             "2.1.0");
  expect_one(compare_after([](Manifest& manifest) { manifest.uses.clear(); }),
             "used interface 'audio.example/host'",
             "none",
             "1.0.0");
  expect_one(compare_after([](Manifest& manifest) {
               manifest.requirements[0].range = "^3";
             }),
             "required plugin 'audio.example/fft'",
             "^3",
             "^2.0");
}

}  // namespace
}  // namespace hallmark::exports::test_manifest
