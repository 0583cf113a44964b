// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "describe/interfaces.hpp"
#include "describe/plugin.hpp"
#include "toolkit/describe/description.hpp"

#include <gtest/gtest.h>

namespace hallmark::describe::test_interfaces {
namespace {

using tests::Descriptions;

/// A folder with three interfaces.
class Interfaces : public testing::Test {
protected:
  Interfaces()
  {
    files.write("filter.interface.toml",
                "name='x/filter'\nversion='2.1.0'\nheader='f.h'\n"
                "exports=['create']\noptional=['tail']\n"
                "metadata.require=['name']\n");
    files.write("source.interface.toml",
                "name='x/source'\nversion='1.0.0'\nheader='f.h'\n"
                "exports=['open',\n'create']\n");
    files.write("host.interface.toml",
                "name='x/host'\nversion='1.0.0'\nheader='h.h'\n"
                "exports=['log']\nprovider='host'\n");
  }

  [[nodiscard]] Result<Plugin> read(const std::string& text,
                                    const ReadOptions& options = {}) const
  {
    const auto name =
      files.write("r.plugin.toml", "path='a'\nversion='1.0.0'\n" + text);
    return read_plugin(name, options);
  }

  [[nodiscard]] std::string explain(const std::string& text) const
  {
    return files.explain(read(text));
  }

  Descriptions files;
};

TEST_F(Interfaces, implemented_and_used_ones_are_read)
{
  const auto plugin = read("implements=['filter.interface.toml']\n"
                           "uses=['host.interface.toml']\n"
                           "metadata.name='r'\n");

  ASSERT_TRUE(plugin) << files.explain(plugin);
  ASSERT_EQ(plugin->implements.size(), 1U);
  EXPECT_EQ(plugin->implements[0].name, "x/filter");
  ASSERT_EQ(plugin->uses.size(), 1U);
  EXPECT_EQ(plugin->uses[0].name, "x/host");
}

TEST_F(Interfaces, what_is_called_of_other_plugins_is_read_once_each)
{
  const auto plugin =
    read("[requires]\n"
         "b = { range = '^1', interfaces = ['filter.interface.toml'] }\n"
         "c = { range = '^2', interfaces = ['filter.interface.toml',"
         " 'source.interface.toml'] }\n"
         "d = '^3'\n");

  ASSERT_TRUE(plugin) << files.explain(plugin);
  ASSERT_EQ(plugin->requirements.size(), 3U);
  ASSERT_EQ(plugin->requirements[0].interfaces.size(), 1U);
  EXPECT_EQ(plugin->requirements[0].interfaces[0].name, "x/filter");
  EXPECT_EQ(plugin->requirements[0].interfaces[0].version, "2.1.0");
  EXPECT_EQ(plugin->requirements[1].interfaces.size(), 2U);
  EXPECT_TRUE(plugin->requirements[2].interfaces.empty());
  ASSERT_EQ(plugin->calls.size(), 2U);
  EXPECT_EQ(plugin->calls[0].name, "x/filter");
  EXPECT_EQ(plugin->calls[1].name, "x/source");
  EXPECT_EQ(list_files(*plugin).size(), 3U);
}

TEST_F(Interfaces, what_a_host_provides_is_not_called_of_a_plugin)
{
  EXPECT_EQ(
    explain("[requires]\n"
            "b = { range = '^1', interfaces = ['host.interface.toml'] }\n"),
    "r.plugin.toml:4:35: error: interface under 'requires' has the wrong "
    "provider: found 'host', expected 'plugin'\n"
    "  hint: name it under 'uses'");
}

TEST_F(Interfaces, files_are_looked_for_along_the_folders)
{
  files.write("sdk/far.interface.toml",
              "name='x/far'\nversion='1.0.0'\nheader='f.h'\nexports=['f']\n");
  ReadOptions options;
  options.folders = {files.folder() + "/sdk"};
  const auto plugin = read("implements=['far.interface.toml']\n", options);

  ASSERT_TRUE(plugin) << files.explain(plugin);
  EXPECT_EQ(plugin->implements[0].file,
            files.folder() + "/sdk/far.interface.toml");
}

TEST_F(Interfaces, file_that_is_nowhere_is_told)
{
  EXPECT_EQ(explain("implements=['filtre.interface.toml']\n"),
            "r.plugin.toml:3:13: error: no such file: "
            "'filtre.interface.toml'\n"
            "  tried: filtre.interface.toml");
}

TEST_F(Interfaces, file_without_the_ending_is_told)
{
  files.write("filter.toml", "");
  EXPECT_EQ(explain("implements=['filter.toml']\n"),
            "hallmark: error: 'filter.toml': wrong file name of a description: "
            "found 'filter.toml', expected NAME.interface.toml");
}

TEST_F(Interfaces, error_in_one_is_told_with_its_own_place)
{
  files.write("bad.interface.toml", "name='x/bad'\nversion='1'\n");
  EXPECT_EQ(explain("implements=['bad.interface.toml']\n"),
            "bad.interface.toml:2:9: error: not a semantic version: found '1', "
            "expected MAJOR.MINOR.PATCH");
}

TEST_F(Interfaces, metadata_that_one_requires_must_be_there)
{
  EXPECT_EQ(explain("implements=['filter.interface.toml']\n"),
            "r.plugin.toml:1:1: error: metadata lacks 'name', which interface "
            "'x/filter' requires");
  EXPECT_EQ(explain("implements=['filter.interface.toml']\n[metadata]\nx=1\n"),
            "r.plugin.toml:4:1: error: metadata lacks 'name', which interface "
            "'x/filter' requires");
}

TEST_F(Interfaces, interface_of_the_host_cannot_be_implemented)
{
  EXPECT_EQ(explain("implements=['host.interface.toml']\n"),
            "r.plugin.toml:3:13: error: interface under 'implements' has the "
            "wrong provider: found 'host', expected 'plugin'\n"
            "  hint: name it under 'uses'");
}

TEST_F(Interfaces, interface_of_plugins_cannot_be_used)
{
  EXPECT_EQ(explain("uses=['filter.interface.toml']\n"),
            "r.plugin.toml:3:7: error: interface under 'uses' has the wrong "
            "provider: found 'plugin', expected 'host'\n"
            "  hint: name it under 'implements'");
}

TEST_F(Interfaces, interface_that_is_named_twice_is_told)
{
  EXPECT_EQ(explain("uses=['host.interface.toml','./host.interface.toml']\n"),
            "r.plugin.toml:3:29: error: duplicate interface: found 'x/host' "
            "again, expected each once");
}

TEST_F(Interfaces, export_of_two_interfaces_is_a_duplicate)
{
  EXPECT_EQ(
    explain("metadata.name='r'\n"
            "implements=['filter.interface.toml','source.interface.toml']\n"),
    "r.plugin.toml:4:37: error: duplicate export: found 'create' again, "
    "expected it only in filter.interface.toml:4");
}

TEST_F(Interfaces, export_of_interface_and_plugin_is_a_duplicate)
{
  EXPECT_EQ(explain("metadata.name='r'\nimplements=['filter.interface.toml']\n"
                    "exports={header='r.h',symbols=['tail']}\n"),
            "r.plugin.toml:5:32: error: duplicate export: found 'tail' again, "
            "expected it only in filter.interface.toml:5");
}

}  // namespace
}  // namespace hallmark::describe::test_interfaces
