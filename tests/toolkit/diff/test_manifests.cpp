// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "diff/manifests.hpp"
#include "verify/step.hpp"

#include <gtest/gtest.h>

namespace hallmark::diff {
namespace {

using exports::Manifest;

/// The lines of items, each with its class and step.
std::string
format(const std::vector<Item>& items)
{
  std::string text;
  for (const auto& item : items) {
    text.append(item.is_compatible ? "compatible, " : "incompatible, ");
    text.append(verify::format_step(item.step)).append(": ");
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

Manifest
make_sample()
{
  Manifest manifest;
  manifest.identity = {"audio.example/reverb", "1.2.0"};
  manifest.exports = {{"presets", "presets", "variable", 12},
                      {"gain", "gain", "function", 33}};
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
  later.exports[1] = {"volume", "volume", "function", 33};

  EXPECT_EQ(compare_all(make_sample(), later),
            "incompatible, major: export 'gain' (function) exists only in the "
            "old one\n"
            "compatible, minor: export 'volume' (function) exists only in the "
            "new one\n");
}

TEST(manifests, kind_size_and_linkage_are_compared)
{
  auto later = make_sample();
  later.exports = {{"presets", "presets", "variable", 16},
                   {"gain", "_Z4gainv", "variable", 4}};

  EXPECT_EQ(compare_all(make_sample(), later),
            "incompatible, major: export 'presets': kind: found variable of "
            "16 bytes, expected variable of 12 bytes\n"
            "incompatible, major: export 'gain': kind: found variable of 4 "
            "bytes, expected function\n"
            "incompatible, major: export 'gain': linkage name: found "
            "'_Z4gainv', expected 'gain'\n");
}

TEST(manifests, exports_that_texts_tell_of_are_left_out)
{
  auto later = make_sample();
  later.exports.clear();
  const auto sample = make_sample();

  EXPECT_EQ(format(compare_exports({sample, later}, {"gain"})),
            "incompatible, major: export 'presets' (variable of 12 bytes) "
            "exists only in the old one\n");
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

}  // namespace
}  // namespace hallmark::diff
