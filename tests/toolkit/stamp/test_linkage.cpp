// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "stamp/linkage.hpp"

#include <gtest/gtest.h>

namespace hallmark::stamp::test_linkage {
namespace {

contract::Export
make_export(const std::string& name, const std::string& linkage)
{
  contract::Export made;
  made.name = name;
  made.linkage = linkage;
  return made;
}

/// A plugin that implements one interface, uses one, and has an export of its
/// own that a header declares.
class Linkage : public testing::Test {
protected:
  Linkage()
  {
    describe::Interface filter;
    filter.file = "filter.interface.toml";
    filter.name = "audio.example/filter";
    filter.version = "2.1.0";
    filter.exports = {{{"create", {4, 12}}, "create"},
                      {{"audio::gain", {4, 22}}, "gain"}};
    filter.optional = {{{"audio::tail", {5, 13}}, "tail"}};
    describe::Interface host;
    host.name = "audio.example/host";
    host.version = "1.0.0";
    host.exports = {{{"log", {}}, "log"}};

    plugin.file = "reverb.plugin.toml";
    plugin.identity = {"audio.example/reverb", "1.2.0"};
    plugin.implements = {filter};
    plugin.uses = {host};
    plugin.exports.header = describe::Text{"reverb.hpp", {5, 10}};
    plugin.exports.symbols = {{{"presets", {6, 12}}, "presets"}};
    plugin.requirements = {
      {"audio.example/fft", "^2.0", {{"audio.example/bins", "1.2.0"}}}};
    contracts.implements.resize(1);
    contracts.implements[0].exports = {
      make_export("audio::gain", "_ZN5audio4gainEi"),
      make_export("audio::tail", "_ZN5audio4tailE"),
      make_export("create", "create")};
    contracts.own.emplace_back();
    contracts.own[0].exports = {make_export("presets", "_Z7presetsv")};
  }

  [[nodiscard]] std::string explain() const
  {
    const auto stamp = make_stamp(plugin, contracts, "c++");
    return stamp ? "" : base::format_error(stamp.error());
  }

  describe::Plugin plugin;
  Contracts contracts;
};

TEST_F(Linkage, stamp_says_what_plugin_and_interfaces_say)
{
  const auto stamp = make_stamp(plugin, contracts, "c++");

  ASSERT_TRUE(stamp);
  EXPECT_EQ(model::format_stamp(*stamp),
            "format=1\n"
            "path=audio.example/reverb\n"
            "version=1.2.0\n"
            "language=c++\n"
            "export=create\n"
            "export=_ZN5audio4gainEi audio::gain\n"
            "export=_Z7presetsv presets\n"
            "optional=_ZN5audio4tailE audio::tail\n"
            "implements=audio.example/filter 2.1.0\n"
            "uses=audio.example/host 1.0.0\n"
            "requires=audio.example/fft ^2.0\n"
            "calls=audio.example/fft audio.example/bins 1.2.0\n");
}

TEST_F(Linkage, export_without_a_header_has_its_own_name)
{
  plugin.exports.header.reset();
  contracts.own.clear();
  const auto stamp = make_stamp(plugin, contracts, "c++");

  ASSERT_TRUE(stamp);
  EXPECT_EQ(stamp->exports.back(), "presets");
  EXPECT_EQ(model::find_source_name(*stamp, "presets"), "presets");
}

TEST_F(Linkage, qualified_export_needs_a_header)
{
  plugin.exports.header.reset();
  contracts.own.clear();
  plugin.exports.symbols[0].symbol.value = "audio::presets";

  EXPECT_EQ(
    explain(),
    "reverb.plugin.toml:6:12: error: an export with a name of C++ needs a "
    "header: found 'audio::presets', expected an identifier\n"
    "  hint: name the header that declares it: header = \"…\"");
}

TEST_F(Linkage, two_exports_that_are_one_symbol_are_refused)
{
  contracts.own[0].exports[0].linkage = "create";

  EXPECT_EQ(explain(),
            "reverb.plugin.toml:6:12: error: export 'presets' has the symbol "
            "of another export: 'create'");
}

TEST_F(Linkage, two_exports_of_one_name_are_refused)
{
  plugin.exports.header.reset();
  plugin.exports.symbols.clear();
  plugin.exports.sources = {{"reverb.cpp", {4, 10}}, {"more.cpp", {}}};
  contracts.own[0].exports = {make_export("f", "_Z1fi")};
  contracts.own.emplace_back().exports = {make_export("f", "_Z1fd")};

  const auto stamp = make_stamp(plugin, contracts, "c++");
  ASSERT_FALSE(stamp);
  EXPECT_EQ(stamp.error().message, "export 'f' has the name of another export");
  EXPECT_EQ(stamp.error().hint, "mark functions of one name in one source");
}

TEST_F(Linkage, exports_that_sources_mark_are_all_of_their_contracts)
{
  plugin.exports.header.reset();
  plugin.exports.symbols.clear();
  plugin.exports.sources = {{"reverb.cpp", {4, 10}}, {"more.c", {}}};
  contracts.own[0].exports = {make_export("a::f", "_ZN1a1fEv")};
  contracts.own.emplace_back().exports = {make_export("g", "g")};
  const auto stamp = make_stamp(plugin, contracts, "c++");

  ASSERT_TRUE(stamp);
  EXPECT_EQ(
    stamp->exports,
    (std::vector<std::string>{"create", "_ZN5audio4gainEi", "_ZN1a1fEv", "g"}));
  EXPECT_EQ(model::find_source_name(*stamp, "_ZN1a1fEv"), "a::f");
}

/// To look through the contract for each would be 5 billion steps.
TEST_F(Linkage, many_exports_are_found_at_once)
{
  for (int i = 0; i < 100'000; ++i) {
    const auto name = "a_function_with_a_number_" + std::to_string(i);
    plugin.implements[0].exports.push_back({{name, {}}, name});
    contracts.implements[0].exports.push_back(make_export(name, name));
  }
  const auto stamp = make_stamp(plugin, contracts, "c++");
  ASSERT_TRUE(stamp);
  EXPECT_EQ(stamp->exports.size(), 100'003U);
}

}  // namespace
}  // namespace hallmark::stamp::test_linkage
