// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "scaffold/template.hpp"
#include "support/files.hpp"

#include <gtest/gtest.h>

namespace hallmark::tests::test_template {
namespace {

using scaffold::fill_template;
using scaffold::find_template;
using scaffold::read_templates;
using scaffold::Template;

constexpr auto manifest = "description = \"of a kind\"\n";

TEST(templates, folders_with_a_manifest_are_templates_in_order)
{
  const TemporaryFolder folder;
  write_bytes(folder.path() / "b/template.toml", manifest);
  write_bytes(folder.path() / "a/template.toml", manifest);
  write_bytes(folder.path() / "no_template/file", "");
  const auto templates = read_templates(folder.path());
  ASSERT_TRUE(templates);
  ASSERT_EQ(templates->size(), 2U);
  EXPECT_EQ((*templates)[0].name, "a");
  EXPECT_EQ((*templates)[0].description, "of a kind");
  EXPECT_EQ((*templates)[1].name, "b");
}

TEST(templates, manifest_without_a_description_is_malformed)
{
  const TemporaryFolder folder;
  write_bytes(folder.path() / "a/template.toml", "descripton = \"x\"\n");
  const auto templates = read_templates(folder.path());
  ASSERT_FALSE(templates);
  EXPECT_EQ(templates.error().message, "has no description");
  EXPECT_EQ(templates.error().subject,
            (folder.path() / "a/template.toml").string());
}

TEST(templates, misspelt_name_is_told_with_the_nearest)
{
  const std::vector<Template> templates{{"host", "", {}}, {"plugin", "", {}}};
  const auto found = find_template(templates, "plugn");
  ASSERT_FALSE(found);
  EXPECT_EQ(found.error().code, Code::invalid_argument);
  EXPECT_EQ(found.error().message, "unknown template 'plugn'");
  EXPECT_EQ(found.error().hint, "did you mean 'plugin'?");
}

TEST(templates, files_and_their_names_are_filled)
{
  const TemporaryFolder folder;
  write_bytes(folder.path() / "a/template.toml", manifest);
  write_bytes(folder.path() / "a/.gitignore", "/build/\n");
  write_bytes(folder.path() / "a/tests/{{name}}.cpp", "int {{name}};\n");
  const auto files =
    fill_template({"a", "", folder.path() / "a"}, {{"name", "reverb"}});
  ASSERT_TRUE(files);
  ASSERT_EQ(files->size(), 2U);
  EXPECT_EQ((*files)[0].name, ".gitignore");
  EXPECT_EQ((*files)[0].content, "/build/\n");
  EXPECT_EQ((*files)[1].name, "tests/reverb.cpp");
  EXPECT_EQ((*files)[1].content, "int reverb;\n");
}

TEST(templates, placeholder_without_a_value_is_an_error_that_names_the_file)
{
  const TemporaryFolder folder;
  write_bytes(folder.path() / "a/main.cpp", "int {{nmae}};\n");
  const auto files =
    fill_template({"a", "", folder.path() / "a"}, {{"name", "reverb"}});
  ASSERT_FALSE(files);
  EXPECT_EQ(files.error().subject, (folder.path() / "a/main.cpp").string());
  EXPECT_EQ(files.error().message, "no value for {{nmae}}");
}

TEST(templates, placeholder_without_a_value_in_a_name_is_an_error)
{
  const TemporaryFolder folder;
  write_bytes(folder.path() / "a/{{nmae}}.cpp", "");
  EXPECT_FALSE(fill_template({"a", "", folder.path() / "a"}, {}));
}

}  // namespace
}  // namespace hallmark::tests::test_template
