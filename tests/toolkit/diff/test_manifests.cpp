// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "diff/manifests.hpp"
#include "model/contract_parse.hpp"
#include "support/contract_text.hpp"
#include "verify/version_step.hpp"

#include <gtest/gtest.h>

namespace hallmark::diff::test_manifests {
namespace {

using exports::Manifest;

/// The lines of items, each with its class and step.
std::string
format(const std::vector<Item>& items)
{
  std::string text;
  for (const auto& item : items) {
    text.append(item.is_compatible ? "compatible, " : "incompatible, ");
    text.append(verify::format_version_step(item.step)).append(": ");
    text.append(item.names_subject ? "" : item.subject + ": ");
    text.append(item.text).append("\n");
  }
  return text;
}

std::string
compare_all(const Manifest& old_one, const Manifest& new_one)
{
  const ManifestPair pair{old_one, new_one};
  return format(compare_exports(pair, {})) + format(compare_roles(pair));
}

exports::Entry
make_entry(const std::string& name, const std::string& kind, std::uint64_t size)
{
  exports::Entry entry;
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

TEST(manifests, equal_ones_have_no_differences)
{
  auto later = make_sample();
  later.identity.version = "2.0.0";
  later.exports[1].size = 40;

  EXPECT_EQ(compare_all(make_sample(), later), "");
}

TEST(manifests, export_that_is_gone_breaks_and_one_that_is_new_adds)
{
  auto later = make_sample();
  later.exports[1] = make_entry("volume", "function", 33);

  EXPECT_EQ(compare_all(make_sample(), later),
            "incompatible, major: export 'gain' (function) exists only in the "
            "old one\n"
            "compatible, minor: export 'volume' (function) exists only in the "
            "new one\n");
}

TEST(manifests, kind_size_presence_and_linkage_are_compared)
{
  auto later = make_sample();
  later.exports[0].size = 16;
  later.exports[1].kind = "variable";
  later.exports[1].linkage = "_Z4gainv";
  later.exports[1].is_optional = true;

  EXPECT_EQ(compare_all(make_sample(), later),
            "incompatible, major: export 'presets': size: found 16 bytes, "
            "expected 12 bytes\n"
            "incompatible, major: export 'gain': presence: found optional, "
            "expected required\n"
            "incompatible, major: export 'gain': kind: found a variable, "
            "expected a function\n"
            "incompatible, major: export 'gain': linkage name: found "
            "'_Z4gainv', expected 'gain'\n");
}

TEST(manifests, types_are_compared_where_both_sides_know_them)
{
  auto typed = make_sample();
  typed.exports[1].signature = "float(int)";
  typed.exports[1].fingerprint = std::string(32, 'a');
  EXPECT_EQ(compare_all(make_sample(), typed), "");

  auto retyped = typed;
  retyped.exports[1].signature = "float(long)";
  retyped.exports[1].fingerprint = std::string(32, 'b');
  EXPECT_EQ(compare_all(typed, retyped),
            "incompatible, major: export 'gain': signature: found "
            "'float(long)', expected 'float(int)'\n");

  retyped.exports[1].signature = "float(int)";
  EXPECT_EQ(compare_all(typed, retyped),
            "incompatible, major: export 'gain': fingerprint of its types: "
            "found bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb, expected "
            "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n");
}

TEST(manifests, linkage_of_another_type_follows_from_it)
{
  auto typed = make_sample();
  typed.exports[1].signature = "float(int)";
  auto retyped = typed;
  retyped.exports[1].signature = "float(long)";
  retyped.exports[1].linkage = "_Z4gainl";
  const auto items = compare_exports({typed, retyped}, {});

  ASSERT_EQ(items.size(), 2U);
  EXPECT_FALSE(items[0].follows);
  EXPECT_TRUE(items[1].follows);
}

TEST(manifests, exports_of_an_interface_are_compared_apart)
{
  auto sample = make_sample();
  sample.exports[1].interface = "audio.example/filter";
  auto later = sample;
  later.exports[1].name = "volume";
  later.exports.push_back(later.exports[1]);
  later.exports[2].name = "tail";
  later.exports[2].is_optional = true;

  EXPECT_EQ(format(compare_exports({sample, later}, {})), "");
  EXPECT_EQ(format(compare_exports({sample, later}, "audio.example/filter")),
            "incompatible, major: export 'gain' (function) exists only in the "
            "old one\n"
            "incompatible, major: export 'volume' (function) exists only in "
            "the new one\n"
            "compatible, minor: export 'tail' (function) exists only in the "
            "new one\n");
}

TEST(manifests, contract_says_what_a_manifest_says_of_its_exports)
{
  const auto text =
    tests::make_contract("export|audio::gain|function|float(int)\n"
                         "  linkage|_ZN5audio4gainEi\n"
                         "export|presets|variable|int\n"
                         "  linkage|presets\n"
                         "  optional\n");
  const auto entries = list_entries(*model::parse_contract(text));

  ASSERT_EQ(entries.size(), 2U);
  EXPECT_EQ(entries[0].name, "audio::gain");
  EXPECT_EQ(entries[0].linkage, "_ZN5audio4gainEi");
  EXPECT_EQ(entries[0].kind, "function");
  EXPECT_EQ(entries[0].signature, "float(int)");
  EXPECT_EQ(entries[0].interface, "audio.example/filter");
  EXPECT_FALSE(entries[0].is_optional);
  EXPECT_EQ(entries[1].kind, "variable");
  EXPECT_TRUE(entries[1].is_optional);
}

TEST(manifests, other_plugin_is_incompatible)
{
  auto later = make_sample();
  later.identity.path = "audio.example/echo";

  EXPECT_EQ(compare_all(make_sample(), later),
            "incompatible, major: plugin path: found 'audio.example/echo', "
            "expected 'audio.example/reverb'\n");
}

/// The sample with another version of the interface that it implements.
std::string
implement(const std::string& version)
{
  auto later = make_sample();
  later.implements[0].version = version;
  return compare_all(make_sample(), later);
}

TEST(manifests, version_of_an_interface_says_what_hosts_can_expect)
{
  const std::string head =
    "implemented interface 'audio.example/filter': version: found ";

  EXPECT_EQ(implement("2.2.0"),
            "compatible, minor: " + head + "2.2.0, expected 2.1.0\n");
  EXPECT_EQ(implement("2.1.1"),
            "compatible, patch: " + head + "2.1.1, expected 2.1.0\n");
  EXPECT_EQ(implement("2.0.0"),
            "incompatible, major: " + head + "2.0.0, expected 2.1.0\n");
  EXPECT_EQ(implement("3.0.0"),
            "incompatible, major: " + head + "3.0.0, expected 2.1.0\n");
  EXPECT_EQ(implement("new"),
            "incompatible, major: " + head + "new, expected 2.1.0\n");
}

TEST(manifests, more_interfaces_are_an_addition_and_more_demands_are_not)
{
  Manifest bare;
  bare.identity = {"audio.example/reverb", "1.2.0"};
  auto sample = make_sample();
  sample.exports.clear();

  EXPECT_EQ(compare_all(bare, sample),
            "compatible, minor: implemented interface 'audio.example/filter' "
            "(2.1.0) exists only in the new one\n"
            "incompatible, major: used interface 'audio.example/host' (1.0.0) "
            "exists only in the new one\n"
            "compatible, minor: required plugin 'audio.example/fft' (^2.0) "
            "exists only in the new one\n");
  EXPECT_EQ(compare_all(sample, bare),
            "incompatible, major: implemented interface "
            "'audio.example/filter' (2.1.0) exists only in the old one\n"
            "compatible, patch: used interface 'audio.example/host' (1.0.0) "
            "exists only in the old one\n"
            "compatible, patch: required plugin 'audio.example/fft' (^2.0) "
            "exists only in the old one\n");
}

TEST(manifests, another_range_is_a_matter_of_installation)
{
  auto later = make_sample();
  later.requirements[0].range = "^3.0";

  EXPECT_EQ(compare_all(make_sample(), later),
            "compatible, minor: required plugin 'audio.example/fft': range: "
            "found ^3.0, expected ^2.0\n");
}

TEST(manifests, calls_of_other_plugins_are_told_with_their_versions)
{
  auto calling = make_sample();
  calling.requirements[0].interfaces = {{"audio.example/bins", "1.0.0"}};
  auto later = calling;
  later.requirements[0].interfaces[0].version = "1.1.0";

  EXPECT_EQ(compare_all(make_sample(), calling),
            "compatible, minor: called interface 'audio.example/bins of "
            "audio.example/fft' (1.0.0) exists only in the new one\n");
  EXPECT_EQ(compare_all(calling, make_sample()),
            "compatible, patch: called interface 'audio.example/bins of "
            "audio.example/fft' (1.0.0) exists only in the old one\n");
  EXPECT_EQ(compare_all(calling, later),
            "compatible, minor: called interface 'audio.example/bins of "
            "audio.example/fft': version: found 1.1.0, expected 1.0.0\n");
}

/// To look through one list for each of the other would be 10 billion steps.
TEST(manifests, many_exports_are_compared_at_once)
{
  Manifest old_one;
  Manifest new_one;
  for (int i = 0; i < 100'000; ++i) {
    const auto name = "a_function_with_a_number_" + std::to_string(i);
    old_one.exports.push_back(make_entry(name, "function", 8));
    new_one.exports.push_back(make_entry(name + "x", "function", 8));
  }
  EXPECT_EQ(compare_exports({old_one, new_one}, {}).size(), 200'000U);
  EXPECT_EQ(compare_exports({old_one, old_one}, {}).size(), 0U);
}

}  // namespace
}  // namespace hallmark::diff::test_manifests
