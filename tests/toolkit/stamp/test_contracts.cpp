// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "stamp/contracts.hpp"
#include "toolkit/workshop.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace hallmark::stamp::test_contracts {
namespace {

using testing::Contains;
using testing::EndsWith;
using testing::HasSubstr;
using testing::StartsWith;
using tests::Workshop;

/// A target of g++ with some flags.
Target
make_target(const std::string& name, std::vector<std::string> flags = {})
{
  return {name, {{"g++"}, std::move(flags), "/"}};
}

/// A workshop whose plugin is typed, and its contracts.
class Typed : public Workshop {
public:
  Typed() { describe_types(); }

  [[nodiscard]] Result<Contracts> make(const std::vector<Target>& targets,
                                       Language language = Language::cpp) const
  {
    const auto plugin = describe::read_plugin(find("reverb.plugin.toml"), {});
    return plugin ? make_contracts(*plugin, targets, language) : plugin.error();
  }

  [[nodiscard]] std::string explain(const std::vector<Target>& targets,
                                    Language language = Language::cpp) const
  {
    const auto made = make(targets, language);
    return made ? "" : shorten(base::format_error(made.error()));
  }
};

TEST(contracts, each_header_that_is_named_makes_one)
{
  const Typed workshop;
  const auto contracts = workshop.make({make_target("reverb.so")});

  ASSERT_TRUE(contracts) << base::format_error(contracts.error());
  ASSERT_EQ(contracts->implements.size(), 1U);
  EXPECT_THAT(contracts->implements[0].text,
              StartsWith("contract\t1\n"
                         "interface\taudio.example/filter\t2.1.0\n"
                         "provider\tplugin\n"));
  ASSERT_EQ(contracts->uses.size(), 1U);
  EXPECT_THAT(contracts->uses[0].text,
              HasSubstr("interface\taudio.example/host\t1.0.0\n"
                        "provider\thost\n"));
  ASSERT_EQ(contracts->own.size(), 1U);
  EXPECT_THAT(contracts->own[0].text,
              StartsWith("contract\t1\ninterface\t\t\nprovider\tplugin\n"));
}

TEST(contracts, optional_exports_are_told)
{
  const Typed workshop;
  const auto contracts = workshop.make({make_target("reverb.so")});

  ASSERT_TRUE(contracts);
  EXPECT_THAT(contracts->implements[0].text,
              HasSubstr("export\taudio::tail\tvariable\tint\n"
                        "\tlinkage\t_ZN5audio4tailE\n\toptional\n"));
}

TEST(contracts, growth_rules_and_leaves_go_into_the_text)
{
  const Typed workshop;
  workshop.write("filter.interface.toml",
                 workshop.read("filter.interface.toml") +
                   "leaves = ['audio::D*']\n[allow]\n"
                   "grow_tail = ['audio::Params']\n");
  workshop.write("filter.hpp",
                 workshop.read("filter.hpp") +
                   "namespace audio { struct Detail { int kept; }; }\n");
  const auto contracts = workshop.make({make_target("reverb.so")});

  ASSERT_TRUE(contracts) << base::format_error(contracts.error());
  const auto& text = contracts->implements[0].text;
  EXPECT_THAT(text, HasSubstr("\nallow\tgrow_tail\taudio::Params\n"));
  EXPECT_THAT(text, HasSubstr("\nleaf\taudio::Detail\town\n"));
}

TEST(contracts, dependencies_are_the_headers_of_all)
{
  const Typed workshop;
  const auto contracts = workshop.make({make_target("reverb.so")});

  ASSERT_TRUE(contracts);
  const auto files = list_dependencies(*contracts);
  for (const auto* name : {"/filter.hpp", "/host.hpp", "/reverb.hpp"}) {
    EXPECT_THAT(files, Contains(EndsWith(name)).Times(1));
  }
}

TEST(contracts, plugin_without_headers_needs_none)
{
  const Workshop workshop;
  const auto plugin =
    describe::read_plugin(workshop.find("reverb.plugin.toml"), {});

  ASSERT_TRUE(plugin);
  EXPECT_FALSE(needs_contracts(*plugin));
}

TEST(contracts, targets_whose_flags_change_nothing_agree)
{
  const Typed workshop;

  EXPECT_EQ(workshop.explain({make_target("a.so"),
                              make_target("b.so", {"-DNDEBUG"}),
                              make_target("c.so", {"-std=c++17"})}),
            "");
}

TEST(contracts, targets_that_disagree_are_both_named)
{
  const Typed workshop;
  workshop.write("filter.hpp",
                 "extern \"C\" const char *filter_name(void);\n"
                 "namespace audio {\n"
                 "enum Mode { fast }; struct Params { Mode mode; };\n"
                 "float gain(const Params &);\nextern int tail;\n}\n");

  EXPECT_EQ(
    workshop.explain(
      {make_target("a.so", {"-Isub/a.so.p", "-DREVERB"}),
       make_target("b.so", {"-DREVERB", "-Ib.so.p", "-fshort-enums"})}),
    "hallmark: error: 'filter.hpp': targets 'a.so' and 'b.so' make different "
    "contracts of it\n"
    "  target 'a.so' has no flag that the other lacks\n"
    "  target 'b.so' alone has -fshort-enums\n"
    "  hint: give each target a custom_target of its own for the description");
}

TEST(contracts, qualified_export_cannot_be_named_in_c)
{
  const Typed workshop;

  EXPECT_EQ(workshop.explain({make_target("reverb.so")}, Language::c),
            "filter.interface.toml:4:27: error: export cannot be named in C: "
            "found 'audio::gain', expected an identifier");
}

TEST(contracts, header_is_told_that_does_not_declare_an_export)
{
  const Typed workshop;
  workshop.write("reverb.hpp", "");
  const auto made = workshop.make({make_target("reverb.so")});

  ASSERT_FALSE(made);
  EXPECT_EQ(made.error().code, Code::malformed);
  EXPECT_EQ(workshop.shorten(base::format_error(made.error())),
            "hallmark: error: 'reverb.hpp': export 'reverb::presets' is not "
            "declared");
}

}  // namespace
}  // namespace hallmark::stamp::test_contracts
