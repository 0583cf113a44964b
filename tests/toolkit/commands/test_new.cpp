// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "support/files.hpp"
#include "toolkit/tool.hpp"

#include <algorithm>

#include <gmock/gmock.h>

namespace hallmark::tests::test_new {
namespace {

namespace fs = std::filesystem;

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

class New : public testing::Test {
protected:
  [[nodiscard]] Outcome make(std::vector<std::string> words) const
  {
    words.insert(words.begin(), "new");
    RunOptions options;
    options.folder = folder_.path();
    return run_tool(std::move(words), options);
  }

  [[nodiscard]] fs::path path(const std::string& name) const
  {
    return folder_.path() / name;
  }

  [[nodiscard]] std::string read(const std::string& name) const
  {
    return read_bytes(path(name));
  }

private:
  TemporaryFolder folder_;
};

TEST_F(New, templates_are_listed_one_line_each)
{
  const auto outcome = make({"--list"});
  EXPECT_EQ(outcome.status, 0);
  EXPECT_EQ(outcome.err, "");
  EXPECT_EQ(
    outcome.out,
    "c-plugin   a plugin in C, with tests that open it as a host in C does\n"
    "host       a program in C++ that opens plugins, with tests\n"
    "plugin     a plugin in C++, with tests that open it as a host does\n"
    "workspace  a host, the interface it shares with its plugins, two "
    "plugins, and tests\n");
}

TEST_F(New, project_is_named_for_its_folder)
{
  const auto outcome = make({"plugin", "some/reverb", "--hallmark=installed"});
  EXPECT_EQ(outcome.status, 0);
  EXPECT_EQ(outcome.err, "");
  EXPECT_EQ(outcome.out,
            "created 'some/reverb' from template 'plugin'; next:\n"
            "  cd some/reverb\n"
            "  meson setup build\n"
            "  meson test -C build\n");
  EXPECT_THAT(read("some/reverb/reverb.plugin.toml"),
              HasSubstr("\npath = \"example.org/reverb\"\n"));
  EXPECT_THAT(read("some/reverb/reverb.plugin.toml"),
              HasSubstr("\nversion = \"0.1.0\"\n"));
  EXPECT_THAT(read("some/reverb/reverb.h"), HasSubstr("reverb_apply"));
}

TEST_F(New, project_is_as_its_options_say)
{
  const auto outcome = make({"plugin",
                             "dir",
                             "--name",
                             "big-reverb",
                             "--plugin-path",
                             "audio.example/reverb",
                             "--version",
                             "2.0.0-rc.1",
                             "--hallmark",
                             "installed"});
  EXPECT_EQ(outcome.status, 0) << outcome.describe();
  const auto description = read("dir/big-reverb.plugin.toml");
  EXPECT_THAT(description, HasSubstr("path = \"audio.example/reverb\"\n"));
  EXPECT_THAT(description, HasSubstr("version = \"2.0.0-rc.1\"\n"));
  EXPECT_THAT(read("dir/big-reverb.cpp"), HasSubstr("big_reverb_apply("));
  EXPECT_THAT(read("dir/big-reverb.h"), HasSubstr("#ifndef BIG_REVERB_H\n"));
}

TEST_F(New, current_folder_can_be_the_project)
{
  fs::create_directory(path("reverb"));
  RunOptions options;
  options.folder = path("reverb");
  const auto outcome =
    run_tool({"new", "plugin", ".", "--hallmark", "installed"}, options);
  EXPECT_EQ(outcome.status, 0) << outcome.describe();
  EXPECT_TRUE(fs::exists(path("reverb/reverb.cpp")));
}

TEST_F(New, built_program_links_to_its_own_source)
{
  const auto outcome = make({"plugin", "reverb"});
  EXPECT_EQ(outcome.status, 0) << outcome.describe();
  EXPECT_TRUE(fs::exists(path("reverb/subprojects/hallmark/meson.build")));
  EXPECT_THAT(read("reverb/subprojects/hallmark.wrap"),
              HasSubstr("\n[provide]\n"));
}

TEST_F(New, installed_hallmark_needs_no_subproject)
{
  ASSERT_EQ(make({"plugin", "reverb", "--hallmark", "installed"}).status, 0);
  EXPECT_FALSE(fs::exists(path("reverb/subprojects")));
}

TEST_F(New, source_is_where_the_wrap_points)
{
  const auto outcome =
    make({"plugin", "reverb", "--source", "https://example.org/hm.git#v1"});
  EXPECT_EQ(outcome.status, 0) << outcome.describe();
  EXPECT_THAT(read("reverb/subprojects/hallmark.wrap"),
              HasSubstr("url = https://example.org/hm.git\nrevision = v1\n"));
  EXPECT_FALSE(fs::exists(path("reverb/subprojects/hallmark")));
}

TEST_F(New, source_of_an_installed_hallmark_is_wrong_usage)
{
  const auto outcome =
    make({"plugin", "reverb", "--hallmark", "installed", "--source", "x"});
  EXPECT_EQ(outcome.status, 2);
  EXPECT_EQ(outcome.err,
            "hallmark: error: '--source': needs '--hallmark subproject'\n"
            "  hint: pass '--hallmark subproject'\n");
}

TEST_F(New, source_that_is_not_there_is_told_and_nothing_written)
{
  const auto outcome = make({"plugin", "reverb", "--source", "absent"});
  EXPECT_EQ(outcome.status, 3);
  EXPECT_EQ(outcome.err,
            "hallmark: error: 'absent': no such file or directory\n");
  EXPECT_FALSE(fs::exists(path("reverb")));
}

TEST_F(New, misspelt_template_is_told_with_the_nearest)
{
  const auto outcome = make({"worksapce", "reverb"});
  EXPECT_EQ(outcome.status, 2);
  EXPECT_EQ(outcome.err,
            "hallmark: error: unknown template 'worksapce'\n"
            "  hint: did you mean 'workspace'?\n");
}

TEST_F(New, missing_words_are_told)
{
  EXPECT_EQ(make({}).err,
            "hallmark: error: missing TEMPLATE, DIR\n"
            "  hint: see 'hallmark new --help'\n");
  const auto outcome = make({"plugin"});
  EXPECT_EQ(outcome.status, 2);
  EXPECT_EQ(outcome.err,
            "hallmark: error: missing DIR\n"
            "  hint: see 'hallmark new --help'\n");
}

TEST_F(New, folder_that_is_not_empty_is_refused)
{
  write_bytes(path("reverb/notes.txt"), "mine");
  const auto outcome = make({"plugin", "reverb"});
  EXPECT_EQ(outcome.status, 3);
  EXPECT_EQ(outcome.err,
            "hallmark: error: 'reverb': not empty: it contains 'notes.txt'\n"
            "  hint: choose a new folder, or pass --force, which replaces "
            "files of the same name and deletes nothing\n");
  EXPECT_FALSE(fs::exists(path("reverb/meson.build")));
}

TEST_F(New, force_replaces_and_never_deletes)
{
  write_bytes(path("reverb/notes.txt"), "mine");
  write_bytes(path("reverb/README.md"), "mine too");
  const auto outcome =
    make({"plugin", "reverb", "--force", "--hallmark", "installed"});
  EXPECT_EQ(outcome.status, 0);
  EXPECT_THAT(outcome.out, StartsWith("replaced README.md\ncreated 'reverb' "));
  EXPECT_EQ(read("reverb/notes.txt"), "mine");
  EXPECT_THAT(read("reverb/README.md"), HasSubstr("\n# reverb\n"));
}

TEST_F(New, name_that_none_can_have_is_wrong_usage)
{
  const auto outcome = make({"plugin", "reverb", "--name", "2nd"});
  EXPECT_EQ(outcome.status, 2);
  EXPECT_EQ(outcome.err,
            "hallmark: error: not a project name: '2nd': a name begins with a "
            "letter\n");
}

TEST_F(New, folder_whose_name_is_no_project_name_needs_one)
{
  const auto outcome = make({"plugin", "my project"});
  EXPECT_EQ(outcome.status, 2);
  EXPECT_EQ(outcome.err,
            "hallmark: error: not a project name: 'my project': a name "
            "consists of letters, digits, '-' and '_'\n"
            "  hint: pass --name NAME\n");
}

TEST_F(New, plugin_path_that_none_can_have_is_wrong_usage)
{
  const auto outcome = make({"plugin", "reverb", "--plugin-path", "/reverb"});
  EXPECT_EQ(outcome.status, 2);
  EXPECT_THAT(outcome.err, StartsWith("hallmark: error: '--plugin-path': "));
}

TEST_F(New, version_that_is_none_is_wrong_usage)
{
  const auto outcome = make({"plugin", "reverb", "--version", "1.2"});
  EXPECT_EQ(outcome.status, 2);
  EXPECT_EQ(outcome.err,
            "hallmark: error: '--version': not a semantic version: found "
            "'1.2', expected MAJOR.MINOR.PATCH\n");
}

TEST_F(New, folder_that_cannot_be_made_is_told)
{
  write_bytes(path("file"), "");
  const auto outcome =
    make({"plugin", "file/reverb", "--hallmark", "installed"});
  EXPECT_EQ(outcome.status, 3);
  EXPECT_THAT(outcome.err, StartsWith("hallmark: error: 'file/reverb/"));
  EXPECT_THAT(outcome.err, HasSubstr("cannot be written: not a directory"));
}

TEST_F(New, full_disk_is_told)
{
  // No file may grow: what a full disk looks like. A pipe may.
  const auto outcome =
    run({"sh",
         "-c",
         "trap '' XFSZ; (ulimit -f 0; \"$0\" new plugin \"$1\" --hallmark "
         "installed; echo \"status $?\") 2>&1 | cat",
         find_tool(),
         path("reverb").string()});
  EXPECT_THAT(outcome.out, HasSubstr("cannot be written: "));
  EXPECT_THAT(outcome.out, HasSubstr("\nstatus 3\n"));
  for (const auto& entry : fs::recursive_directory_iterator(path("reverb"))) {
    EXPECT_TRUE(entry.is_directory()) << entry.path();
  }
}

/// Every file of every template, filled, below one folder.
class EveryTemplate
  : public New
  , public testing::WithParamInterface<std::string> {};

TEST_P(EveryTemplate, fills_every_placeholder)
{
  const auto outcome = make({GetParam(), "reverb", "--hallmark", "installed"});
  ASSERT_EQ(outcome.status, 0) << outcome.describe();
  for (const auto& entry : fs::recursive_directory_iterator(path("reverb"))) {
    EXPECT_THAT(entry.path().string(), Not(HasSubstr("{{")));
    if (entry.is_regular_file()) {
      EXPECT_THAT(read_bytes(entry.path()), Not(HasSubstr("{{")))
        << entry.path();
    }
  }
  EXPECT_FALSE(fs::exists(path("reverb/template.toml")));
}

TEST_P(EveryTemplate, is_free_of_conditions)
{
  ASSERT_EQ(make({GetParam(), "reverb", "--hallmark", "installed"}).status, 0);
  for (const auto& entry : fs::recursive_directory_iterator(path("reverb"))) {
    const auto name = entry.path().filename().string();
    // A contract is Hallmark's text to the letter: it has no comments.
    if (!entry.is_regular_file() || name == ".gitignore" ||
        name.ends_with(".abi")) {
      continue;
    }
    EXPECT_THAT(read_bytes(entry.path()).substr(0, 48),
                HasSubstr("SPDX-License-Identifier: 0BSD"))
      << entry.path();
  }
}

INSTANTIATE_TEST_SUITE_P(
  templates,
  EveryTemplate,
  testing::Values("plugin", "c-plugin", "host", "workspace"),
  [](const auto& row) {
    auto name = row.param;
    std::replace(name.begin(), name.end(), '-', '_');
    return name;
  });

}  // namespace
}  // namespace hallmark::tests::test_new
