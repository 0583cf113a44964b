// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "describe/plugin.hpp"
#include "toolkit/describe/description.hpp"

#include <gtest/gtest.h>

namespace hallmark::describe::test_plugin {
namespace {

using tests::Descriptions;
using tests::Fault;

constexpr std::string_view whole = R"(path = "audio.example/reverb"
version = "1.2.0"

[exports]
header = "reverb.hpp"
symbols = ["reverb_presets", "audio::gain"]

[requires]
"audio.example/fft" = "^2.0"
"audio.example/eq" = ">=1, <3"

[metadata]
name = "Schroeder reverb"

[[items]]
id = "hall"
)";

Plugin
read(std::string_view text, const ReadOptions& options = {})
{
  const Descriptions files;
  auto plugin = read_plugin(files.write("reverb.plugin.toml", text), options);
  EXPECT_EQ(files.explain(plugin), "");
  return plugin ? *plugin : Plugin();
}

std::string
explain(std::string_view text)
{
  const Descriptions files;
  return files.explain(read_plugin(files.write("r.plugin.toml", text), {}));
}

TEST(plugin, identity_is_read)
{
  const auto plugin = read(whole);

  EXPECT_EQ(plugin.stem, "reverb");
  EXPECT_EQ(plugin.identity.path, "audio.example/reverb");
  EXPECT_EQ(plugin.identity.version, "1.2.0");
}

TEST(plugin, own_exports_are_read)
{
  const auto exports = read(whole).exports;

  ASSERT_TRUE(exports.header);
  EXPECT_EQ(exports.header->value, "reverb.hpp");
  EXPECT_TRUE(exports.sources.empty());
  ASSERT_EQ(exports.symbols.size(), 2U);
  EXPECT_EQ(exports.symbols[0].symbol.value, "reverb_presets");
  EXPECT_EQ(exports.symbols[1].symbol.value, "audio::gain");
  EXPECT_EQ(exports.symbols[1].name, "gain");
  EXPECT_EQ(exports.symbols[1].symbol.place.line, 6U);
  EXPECT_EQ(exports.symbols[1].symbol.place.column, 30U);
}

TEST(plugin, requirements_keep_their_order)
{
  const auto requirements = read(whole).requirements;

  ASSERT_EQ(requirements.size(), 2U);
  EXPECT_EQ(requirements[0].path, "audio.example/fft");
  EXPECT_EQ(requirements[0].range, "^2.0");
  EXPECT_EQ(requirements[1].path, "audio.example/eq");
  EXPECT_EQ(requirements[1].range, ">=1, <3");
}

TEST(plugin, metadata_and_items_are_read)
{
  const auto metadata = read(whole).metadata;

  EXPECT_EQ(metadata.find("name"), "Schroeder reverb");
  EXPECT_EQ(metadata.find_item(0, "id"), "hall");
}

TEST(plugin, path_and_version_are_enough)
{
  const auto plugin = read("path = 'a'\nversion = '0.0.0'\n");

  EXPECT_TRUE(plugin.exports.symbols.empty());
  EXPECT_TRUE(plugin.requirements.empty());
  EXPECT_TRUE(plugin.metadata.values.empty());
}

TEST(plugin, symbols_need_no_header)
{
  const auto exports =
    read("path='a'\nversion='1.0.0'\nexports.symbols=['f']\n").exports;

  EXPECT_FALSE(exports.header);
  ASSERT_EQ(exports.symbols.size(), 1U);
  EXPECT_EQ(exports.symbols[0].symbol.value, "f");
}

TEST(plugin, source_that_marks_its_exports_is_read)
{
  const auto plugin =
    read("path='a'\nversion='1.0.0'\nexports.source='reverb.cpp'\n");

  ASSERT_EQ(plugin.exports.sources.size(), 1U);
  EXPECT_EQ(plugin.exports.sources[0].value, "reverb.cpp");
}

TEST(plugin, version_can_be_set_by_the_build)
{
  ReadOptions options;
  options.version = "9.0.0";

  EXPECT_EQ(read("path = 'a'\n", options).identity.version, "9.0.0");
}

TEST(plugin, files_that_were_read_are_listed)
{
  const Descriptions files;
  const auto interface =
    files.write("f.interface.toml",
                "name='f'\nversion='1.0.0'\nheader='f.h'\nexports=['f']\n");
  const auto host = files.write("h.interface.toml",
                                "name='h'\nversion='1.0.0'\nheader='f.h'\n"
                                "exports=['g']\nprovider='host'\n");
  const auto name = files.write("r.plugin.toml",
                                "path='a'\nversion='1.0.0'\n"
                                "implements=['f.interface.toml']\n"
                                "uses=['h.interface.toml']\n");
  const auto plugin = read_plugin(name, {});

  ASSERT_TRUE(plugin) << files.explain(plugin);
  EXPECT_EQ(list_files(*plugin),
            (std::vector<std::string>{name, interface, host}));
}

TEST(plugin, missing_file_is_told_as_not_found)
{
  const Descriptions files;
  const auto plugin = read_plugin(files.folder() + "/r.plugin.toml", {});

  ASSERT_FALSE(plugin);
  EXPECT_EQ(plugin.error().code, Code::not_found);
}

TEST(plugin, file_without_the_ending_is_a_wrong_call)
{
  const Descriptions files;
  const auto plugin = read_plugin(files.write("r.toml", whole), {});

  ASSERT_FALSE(plugin);
  EXPECT_EQ(plugin.error().code, Code::invalid_argument);
}

class PluginFaults : public testing::TestWithParam<Fault> {};

TEST_P(PluginFaults, are_told_with_their_place)
{
  EXPECT_EQ(explain(GetParam().text), GetParam().explanation);
}

const Fault faults[] = {
  {"not_toml",
   "path = 'a'\nversion\n",
   "r.plugin.toml:2:8: error: not TOML: while parsing key-value pair: expected "
   "'=', saw '\\n'"},
  {"invalid_utf8",
   "path = 'a'\n# \xfe\n",
   "r.plugin.toml:2:3: error: not UTF-8: found byte 0xfe, expected UTF-8 text"},
  {"unknown_key",
   "path='a'\nverison='1.0.0'\n",
   "r.plugin.toml:2:1: error: unknown key: found 'verison', expected one of "
   "path, version, implements, uses, exports, requires, metadata, items\n"
   "  hint: did you mean 'version'?"},
  {"missing_path",
   "version='1.0.0'\n",
   "r.plugin.toml:1:1: error: missing key 'path'"},
  {"path_of_wrong_type",
   "path = 3\nversion='1.0.0'\n",
   "r.plugin.toml:1:8: error: wrong type of 'path': found an integer, expected "
   "a string"},
  {"path_with_an_empty_segment",
   "path = 'a//b'\nversion='1.0.0'\n",
   "r.plugin.toml:1:8: error: plugin path has an empty segment at byte 2"},
  {"path_with_a_wrong_byte",
   "path = 'a$b'\nversion='1.0.0'\n",
   "r.plugin.toml:1:8: error: plugin path has an invalid character at byte 1: "
   "found '$', expected one of A-Z a-z 0-9 . _ / -"},
  {"missing_version",
   "path='a'\n",
   "r.plugin.toml:1:1: error: missing key 'version'\n"
   "  hint: add one, or set it from the build with --set-version"},
  {"bad_version",
   "path = 'a'\nversion = '1.2'\n",
   "r.plugin.toml:2:11: error: not a semantic version: found '1.2', expected "
   "MAJOR.MINOR.PATCH"},
  {"exports_of_wrong_type",
   "path='a'\nversion='1.0.0'\nexports=['f']\n",
   "r.plugin.toml:3:9: error: wrong type of 'exports': found an array, "
   "expected "
   "a table"},
  {"unknown_key_of_exports",
   "path='a'\nversion='1.0.0'\n[exports]\nheaders='a.h'\n",
   "r.plugin.toml:4:1: error: unknown key: found 'headers', expected one of "
   "header, symbols, source\n"
   "  hint: did you mean 'header'?"},
  {"export_that_is_no_name",
   "path='a'\nversion='1.0.0'\n[exports]\nheader='a.h'\nsymbols=['a-b']\n",
   "r.plugin.toml:5:10: error: not a symbol name: found 'a-b', expected a name "
   "such as audio::gain, audio::gain(int) or audio::make<int>"},
  {"export_with_a_reserved_name",
   "path='a'\nversion='1.0.0'\n[exports]\nheader='a.h'\n"
   "symbols=['hallmark_self']\n",
   "r.plugin.toml:5:10: error: name is reserved: found 'hallmark_self', "
   "expected one that does not begin with 'hallmark'"},
  {"duplicate_export",
   "path='a'\nversion='1.0.0'\n[exports]\nheader='a.h'\nsymbols=['f',\n'f']\n",
   "r.plugin.toml:6:1: error: duplicate export: found 'f' again, expected it "
   "only in r.plugin.toml:5"},
  {"bad_header",
   "path='a'\nversion='1.0.0'\n[exports]\nheader=''\nsymbols=['f']\n",
   "r.plugin.toml:4:8: error: not the name of a file: found '', expected a "
   "name without control characters"},
  {"header_without_symbols",
   "path='a'\nversion='1.0.0'\n[exports]\nheader='a.h'\n",
   "r.plugin.toml:4:8: error: header without an export: found none under "
   "'symbols', expected a function or a variable that 'a.h' declares"},
  {"source_beside_symbols",
   "path='a'\nversion='1.0.0'\n[exports]\nheader='a.h'\nsource='a.cpp'\n",
   "r.plugin.toml:5:8: error: exports come from two places: found 'source' "
   "next to 'header' or 'symbols', expected one of them"},
  {"bad_required_path",
   "path='a'\nversion='1.0.0'\n[requires]\n'b/'='1'\n",
   "r.plugin.toml:4:1: error: plugin path has an empty segment at byte 2"},
  {"bad_range",
   "path='a'\nversion='1.0.0'\n[requires]\nb = 'x1'\n",
   "r.plugin.toml:4:5: error: not a version range: found 'x1', expected a "
   "comparison such as ^1.2"},
  {"range_of_wrong_type",
   "path='a'\nversion='1.0.0'\n[requires]\nb = 1\n",
   "r.plugin.toml:4:5: error: wrong type of the range of 'b': found an "
   "integer, "
   "expected a string or a table"},
  {"requirement_without_range",
   "path='a'\nversion='1.0.0'\n[requires]\nb = { interfaces = [] }\n",
   "r.plugin.toml:4:5: error: missing key 'range'"},
  {"requirement_with_another_key",
   "path='a'\nversion='1.0.0'\n[requires]\nb = { range = '1', rank = 1 }\n",
   "r.plugin.toml:4:20: error: unknown key: found 'rank', expected one of "
   "range, interfaces"},
  {"requirement_of_itself",
   "path='a'\nversion='1.0.0'\n[requires]\na = '1'\n",
   "r.plugin.toml:4:1: error: plugin requires itself"},
  {"interfaces_of_wrong_type",
   "path='a'\nversion='1.0.0'\nimplements='f.interface.toml'\n",
   "r.plugin.toml:3:12: error: wrong type of 'implements': found a string, "
   "expected an array"},
  {"metadata_of_wrong_type",
   "path='a'\nversion='1.0.0'\nmetadata=''\n",
   "r.plugin.toml:3:10: error: wrong type of 'metadata': found a string, "
   "expected a table"},
};

INSTANTIATE_TEST_SUITE_P(plugin,
                         PluginFaults,
                         testing::ValuesIn(faults),
                         tests::name_fault);

}  // namespace
}  // namespace hallmark::describe::test_plugin
