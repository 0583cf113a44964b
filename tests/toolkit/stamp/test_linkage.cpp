// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "stamp/linkage.hpp"

#include <gtest/gtest.h>

namespace hallmark::stamp {
namespace {

describe::Plugin
make_plugin()
{
  describe::Interface filter;
  filter.file = "filter.interface.toml";
  filter.name = "audio.example/filter";
  filter.version = "2.1.0";
  filter.exports = {{{"create_filter", {}}, "create_filter"}};
  filter.optional = {{{"tail", {}}, "tail"}};
  describe::Interface host;
  host.name = "audio.example/host";
  host.version = "1.0.0";
  host.exports = {{{"log", {}}, "log"}};

  describe::Plugin plugin;
  plugin.file = "reverb.plugin.toml";
  plugin.identity = {"audio.example/reverb", "1.2.0"};
  plugin.implements = {filter};
  plugin.uses = {host};
  plugin.exports.symbols = {{{"presets", {6, 12}}, "presets"}};
  plugin.requirements = {{"audio.example/fft", "^2.0"}};
  return plugin;
}

std::string
explain(const describe::Plugin& plugin)
{
  const auto stamp = make_stamp(plugin, "c++");
  return stamp ? "" : base::format_error(stamp.error());
}

TEST(linkage, stamp_says_what_plugin_and_interfaces_say)
{
  const auto stamp = make_stamp(make_plugin(), "c++");

  ASSERT_TRUE(stamp);
  EXPECT_EQ(model::format_stamp(*stamp),
            "format=1\n"
            "path=audio.example/reverb\n"
            "version=1.2.0\n"
            "language=c++\n"
            "export=create_filter\n"
            "export=presets\n"
            "optional=tail\n"
            "implements=audio.example/filter 2.1.0\n"
            "uses=audio.example/host 1.0.0\n"
            "requires=audio.example/fft ^2.0\n");
}

TEST(linkage, qualified_export_is_told_to_need_contracts)
{
  auto plugin = make_plugin();
  plugin.exports.symbols[0].symbol.value = "audio::presets";

  EXPECT_EQ(
    explain(plugin),
    "reverb.plugin.toml:6:12: error: export has no C linkage: found "
    "'audio::presets', expected an unqualified name\n"
    "  hint: qualified names need contracts, which this version does not make");
}

TEST(linkage, qualified_export_of_an_interface_is_told_in_its_file)
{
  auto plugin = make_plugin();
  plugin.implements[0].optional[0].symbol = {"audio::tail", {5, 13}};

  EXPECT_EQ(
    explain(plugin),
    "filter.interface.toml:5:13: error: export has no C linkage: found "
    "'audio::tail', expected an unqualified name\n"
    "  hint: qualified names need contracts, which this version does not make");
}

TEST(linkage, source_that_marks_exports_is_told_to_need_contracts)
{
  auto plugin = make_plugin();
  plugin.exports.symbols.clear();
  plugin.exports.source = describe::Text{"reverb.cpp", {4, 10}};

  EXPECT_EQ(explain(plugin),
            "reverb.plugin.toml:4:10: error: exports that a source marks need "
            "contracts, which this version does not make\n"
            "  hint: name them: header = \"…\", symbols = [\"…\"]");
}

}  // namespace
}  // namespace hallmark::stamp
