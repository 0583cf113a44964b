// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "diff/diff.hpp"
#include "support/contract_text.hpp"
#include "toolkit/diff/sides.hpp"

#include <gtest/gtest.h>

namespace hallmark::diff::test_diff {
namespace {

using tests::compare;
using tests::ContractHead;
using tests::ImageOptions;
using tests::make_contract;
using tests::make_contract_note;
using tests::make_expected_note;
using tests::make_plugin_options;

/// Lines of an interface whose export `f` gives a type.
std::string
make_filter(std::string_view version, std::string_view result)
{
  return make_contract("export|f|function|" + std::string(result) +
                         "()\n  linkage|f\n",
                       ContractHead{version, "plugin"});
}

/// The text of a plugin's own exports.
std::string
make_own(std::string_view lines)
{
  return tests::make_lines(
    "contract|1\ninterface||\nprovider|plugin\nmachine|x86-64\n" +
    std::string(lines));
}

/// A plugin that implements the interface of a text.
ImageOptions
make_reverb(std::string_view version, const std::string& text)
{
  auto options = make_plugin_options(
    version, {"f"}, "implements=audio.example/filter 2.1.0\n");
  options.notes.push_back(make_contract_note(text));
  return options;
}

ImageOptions
make_host(const std::string& text)
{
  ImageOptions options;
  options.notes.push_back(make_expected_note(text));
  return options;
}

class Diff : public testing::Test {
protected:
  tests::Sides sides_;

  const std::string old_text = make_filter("2.1.0", "int");
  const std::string new_text = make_filter("2.1.1", "long");
  const std::string broken =
    "interface 'audio.example/filter' 2.1.0 to 2.1.1: 1 difference demands a "
    "major step, found a patch step\n"
    "  export 'f':\n"
    "    incompatible (major, neither way): signature: found 'long()', "
    "expected 'int()'\n";
};

TEST_F(Diff, two_texts_are_compared)
{
  EXPECT_EQ(
    compare(sides_.read("a.abi", old_text), sides_.read("b.abi", new_text)),
    broken);
}

TEST_F(Diff, any_two_that_speak_an_interface_are_compared)
{
  const auto text = sides_.read("a.abi", old_text);
  const auto plugin = sides_.read("b.so", make_reverb("1.0.0", new_text));
  const auto host = sides_.read("b", make_host(new_text));
  const auto old_host = sides_.read("a", make_host(old_text));

  EXPECT_EQ(compare(text, plugin), broken);
  EXPECT_EQ(compare(text, host), broken);
  EXPECT_EQ(compare(old_host, plugin), broken);
  EXPECT_EQ(compare(old_host, host), broken + "host: no difference\n");
}

TEST_F(Diff, plugins_are_compared_beside_their_interfaces)
{
  EXPECT_EQ(compare(sides_.read("a.so", make_reverb("1.0.0", old_text)),
                    sides_.read("b.so", make_reverb("1.0.1", new_text))),
            broken +
              "plugin 'tests.example/a' 1.0.0 to 1.0.1: no difference\n");
}

TEST_F(Diff, same_role_is_compared_before_another_one)
{
  auto both = make_reverb("1.0.0", old_text);
  both.notes.push_back(make_expected_note(new_text));

  EXPECT_EQ(compare(sides_.read("a.so", both), sides_.read("b.so", both)),
            "interface 'audio.example/filter' 2.1.0: no difference\n"
            "interface 'audio.example/filter' 2.1.1: no difference\n"
            "plugin 'tests.example/a' 1.0.0: no difference\n");
}

TEST_F(Diff, own_exports_are_judged_by_the_version_of_the_plugin)
{
  auto old_one = make_plugin_options("1.0.0", {"f"});
  old_one.notes.push_back(
    make_contract_note(make_own("export|f|function|int()\n  linkage|f\n")));
  auto new_one = make_plugin_options("1.1.0", {"f", "g"});
  new_one.notes.push_back(
    make_contract_note(make_own("export|f|function|int(int)\n  linkage|f\n"
                                "export|g|function|int()\n  linkage|g\n")));

  EXPECT_EQ(compare(sides_.read("a.so", old_one), sides_.read("b.so", new_one)),
            "plugin 'tests.example/a' 1.0.0 to 1.1.0: 2 differences demand a "
            "major step, found a minor step\n"
            "  export 'f':\n"
            "    incompatible (major): signature: found 'int(int)', expected "
            "'int()'\n"
            "  compatible (minor): export 'g' exists only in the new one\n");
}

TEST_F(Diff, exports_without_types_are_compared_by_name)
{
  EXPECT_EQ(
    compare(sides_.read("a.so", make_plugin_options("1.0.0", {"f", "g"})),
            sides_.read("b.so", make_plugin_options("1.1.0", {"g", "h"}))),
    "plugin 'tests.example/a' 1.0.0 to 1.1.0: 2 differences demand a major "
    "step, found a minor step\n"
    "  incompatible (major): export 'f' (function) exists only in the old "
    "one\n"
    "  compatible (minor): export 'h' (function) exists only in the new "
    "one\n");
}

TEST_F(Diff, manifest_is_compared_with_what_texts_say)
{
  const auto manifest = [&](const std::string& name, const auto& text) {
    const auto plugin = sides_.read(name, make_reverb("1.0.0", text));
    return sides_.read(name + ".json",
                       exports::format_manifest(*plugin.manifest));
  };
  const auto old_manifest = manifest("a.so", old_text);
  const auto new_manifest = manifest("b.so", make_filter("2.1.0", "long"));
  const std::string head = "interface 'audio.example/filter' 2.1.0: 1 "
                           "difference demands a major step, found none\n";
  const std::string item = "  export 'f':\n"
                           "    incompatible (major): signature: found "
                           "'long()', expected 'int()'\n";

  EXPECT_EQ(compare(old_manifest, sides_.read("b.abi", new_text)),
            "interface 'audio.example/filter' 2.1.0 to 2.1.1: 1 difference "
            "demands a major step, found a patch step\n" +
              item);
  EXPECT_EQ(compare(old_manifest, new_manifest),
            head + item + "plugin 'tests.example/a' 1.0.0: no difference\n");
  EXPECT_EQ(compare(sides_.read("a", make_host(old_text)), new_manifest),
            head + item);
}

TEST_F(Diff, interface_that_is_gone_is_told_once)
{
  EXPECT_EQ(compare(sides_.read("a.so", make_reverb("1.0.0", old_text)),
                    sides_.read("b.so", make_plugin_options("2.0.0"))),
            "plugin 'tests.example/a' 1.0.0 to 2.0.0: 1 difference demands a "
            "major step\n"
            "  incompatible (major): implemented interface "
            "'audio.example/filter' (2.1.0) exists only in the old one\n");
}

TEST_F(Diff, interfaces_of_hosts_may_come_and_those_for_plugins_not_go)
{
  const auto provided = make_contract("", ContractHead{"1.0.0", "host"});
  const auto bare = [&](std::string name) {
    auto text = old_text;
    return sides_.read(name,
                       make_host(text.replace(text.find("filter"), 6, name)));
  };
  EXPECT_EQ(compare(bare("other"), sides_.read("b", make_host(provided))),
            "host: 2 differences demand a minor step\n"
            "  compatible (minor): interface 'audio.example/other' (2.1.0) "
            "exists only in the old one\n"
            "  compatible (minor): interface 'audio.example/filter' (1.0.0) "
            "exists only in the new one\n");
  EXPECT_EQ(compare(sides_.read("b", make_host(provided)), bare("other")),
            "host: 2 differences demand a major step, found none\n"
            "  incompatible (major): interface 'audio.example/filter' (1.0.0) "
            "exists only in the old one\n"
            "  compatible (minor): interface 'audio.example/other' (2.1.0) "
            "exists only in the new one\n");
}

TEST_F(Diff, nothing_in_common_is_an_error)
{
  auto other = old_text;
  other.replace(other.find("filter"), 6, "other_");
  const auto one = sides_.read("a.abi", old_text);

  EXPECT_EQ(
    sides_.shorten(compare(one, sides_.read("b.abi", other))),
    "hallmark: error: 'b.abi': there is no interface that both speak: found "
    "'audio.example/other_', expected 'audio.example/filter'");
  EXPECT_EQ(
    sides_.shorten(
      compare(one, sides_.read("b.so", make_plugin_options("1.0.0", {"f"})))),
    "hallmark: error: 'b.so': there is no interface that both speak: found "
    "no interface, expected 'audio.example/filter'");
}

TEST_F(Diff, texts_of_two_machines_are_an_error)
{
  auto other = old_text;
  other.replace(other.find("x86-64"), 6, "aarch64");

  EXPECT_EQ(sides_.shorten(compare(sides_.read("a.abi", old_text),
                                   sides_.read("b.abi", other))),
            "hallmark: error: 'b.abi': contract is for another machine: found "
            "aarch64, expected x86-64");
}

}  // namespace
}  // namespace hallmark::diff::test_diff
