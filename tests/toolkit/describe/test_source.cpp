// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "describe/source.hpp"
#include "describe/table.hpp"
#include "toolkit/describe/description.hpp"

#include <gtest/gtest.h>

namespace hallmark::describe::test_source {
namespace {

using tests::Descriptions;

TEST(source, stem_is_what_stands_before_the_ending)
{
  EXPECT_EQ(*find_stem("a/b/reverb.plugin.toml", plugin_ending), "reverb");
  EXPECT_EQ(*find_stem("my.reverb.plugin.toml", plugin_ending), "my.reverb");
}

TEST(source, name_without_the_ending_is_a_wrong_call)
{
  for (const std::string name : {"reverb.toml", ".plugin.toml", "x"}) {
    const auto stem = find_stem("sub/" + name, plugin_ending);
    ASSERT_FALSE(stem);
    EXPECT_EQ(stem.error().code, Code::invalid_argument);
    EXPECT_EQ(base::format_error(stem.error()),
              "hallmark: error: 'sub/" + name +
                "': wrong file name of a description: found '" + name +
                "', expected NAME.plugin.toml");
  }
}

TEST(source, version_that_the_build_sets_must_be_one)
{
  EXPECT_TRUE(check_set_version(std::nullopt));
  EXPECT_TRUE(check_set_version("1.2.3"));

  const auto checked = check_set_version("1.2");
  ASSERT_FALSE(checked);
  EXPECT_EQ(checked.error().code, Code::invalid_argument);
  EXPECT_EQ(base::format_error(checked.error()),
            "hallmark: error: '--set-version': not a semantic version: found "
            "'1.2', expected MAJOR.MINOR.PATCH");
}

struct Versions {
  std::string_view text;
  std::optional<std::string> set;
  std::string_view taken;
  std::string_view explanation;
};

class TakenVersions : public testing::TestWithParam<Versions> {};

TEST_P(TakenVersions, version_set_by_the_build_comes_first)
{
  auto document = parse_document("a.toml", GetParam().text);
  auto& faults = document->faults;
  const Table table(*document, document->root, {"version"});
  const auto version = take_version(table, GetParam().set, faults);

  EXPECT_EQ(version, GetParam().taken);
  EXPECT_EQ(faults.first() ? base::format_error(*faults.first()) : "",
            GetParam().explanation);
}

INSTANTIATE_TEST_SUITE_P(
  source,
  TakenVersions,
  testing::Values(
    Versions{"version = \"1.0.0\"", std::nullopt, "1.0.0", ""},
    Versions{"version = \"1.0.0\"", "2.0.0", "2.0.0", ""},
    Versions{"", "2.0.0", "2.0.0", ""},
    Versions{"",
             std::nullopt,
             "",
             "a.toml:1:1: error: missing key 'version'\n"
             "  hint: add one, or set it from the build with --set-version"},
    Versions{"version = \"1\"",
             "2.0.0",
             "2.0.0",
             "a.toml:1:11: error: not a semantic version: found '1', expected "
             "MAJOR.MINOR.PATCH"}));

TEST(source, file_beside_the_description_comes_before_those_in_folders)
{
  const Descriptions files;
  const auto description = files.write("a.plugin.toml", "");
  const auto beside = files.write("f.interface.toml", "");
  const auto other = files.write("other/f.interface.toml", "");
  const std::vector<std::string> folders = {files.folder() + "/other"};

  EXPECT_EQ(*find_named_file(description, {"f.interface.toml", {}}, folders),
            beside);
  EXPECT_EQ(*find_named_file(other, {"../other/f.interface.toml", {}}, folders),
            other);
}

TEST(source, file_in_a_folder_is_found)
{
  const Descriptions files;
  const auto description = files.write("a.plugin.toml", "");
  const auto other = files.write("second/f.interface.toml", "");
  const std::vector<std::string> folders = {files.folder() + "/first",
                                            files.folder() + "/second"};

  EXPECT_EQ(*find_named_file(description, {"f.interface.toml", {}}, folders),
            other);
}

TEST(source, absolute_name_is_taken_as_it_is)
{
  const Descriptions files;
  const auto other = files.write("second/f.interface.toml", "");

  EXPECT_EQ(*find_named_file("x/a.plugin.toml", {other, {}}, {}), other);
}

TEST(source, file_that_is_nowhere_is_told_with_the_names_that_were_tried)
{
  const Descriptions files;
  const auto description = files.write("a.plugin.toml", "");
  const auto file = find_named_file(
    description, {"f.interface.toml", {3, 15}}, {files.folder() + "/include"});

  EXPECT_EQ(files.explain(file),
            "a.plugin.toml:3:15: error: no such file: 'f.interface.toml'\n"
            "  tried: f.interface.toml\n"
            "  tried: include/f.interface.toml");
}

}  // namespace
}  // namespace hallmark::describe::test_source
