// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "support/files.hpp"
#include "toolkit/commands/plugin.hpp"
#include "toolkit/tool.hpp"

#include <gmock/gmock.h>

namespace hallmark::tests::test_list {
namespace {

using testing::HasSubstr;

class List : public testing::Test {
protected:
  void make(const std::string& name,
            const std::string& path,
            const std::string& version) const
  {
    make_plugin(folder_.path() / name, make_source(path, version));
  }

  [[nodiscard]] Outcome list(std::vector<std::string> words,
                             const std::string& variable = "") const
  {
    words.insert(words.begin(), "list");
    RunOptions options;
    options.folder = folder_.path();
    options.environment["HALLMARK_PLUGIN_DIRS"] = variable;
    return run_tool(std::move(words), options);
  }

  [[nodiscard]] std::filesystem::path path(const std::string& name) const
  {
    return folder_.path() / name;
  }

private:
  TemporaryFolder folder_;
};

TEST_F(List, plugins_are_sorted_by_path_and_version)
{
  make("p/1.so", "tests.example/b", "1.10.0");
  make("p/2.so", "tests.example/b", "1.9.0");
  make("p/3.so", "tests.example/a-long-one", "2.0.0");
  const auto outcome = list({"p"});
  EXPECT_EQ(outcome.status, 0);
  EXPECT_EQ(outcome.err, "");
  EXPECT_EQ(outcome.out,
            "tests.example/a-long-one  2.0.0   p/3.so\n"
            "tests.example/b           1.9.0   p/2.so\n"
            "tests.example/b           1.10.0  p/1.so\n");
}

TEST_F(List, folders_are_those_of_the_variable_when_none_is_named)
{
  make("p/a.so", "tests.example/a", "1.0.0");
  make("q/b.so", "tests.example/b", "1.0.0");
  const auto outcome = list({}, "p::absent:q");
  EXPECT_EQ(outcome.status, 0);
  EXPECT_EQ(outcome.err, "");
  EXPECT_EQ(outcome.out,
            "tests.example/a  1.0.0  p/a.so\n"
            "tests.example/b  1.0.0  q/b.so\n");
}

TEST_F(List, named_folder_is_in_place_of_the_variable)
{
  make("p/a.so", "tests.example/a", "1.0.0");
  make("q/b.so", "tests.example/b", "1.0.0");
  EXPECT_EQ(list({"q"}, "p").out, "tests.example/b  1.0.0  q/b.so\n");
}

TEST_F(List, no_folder_at_all_is_wrong_usage)
{
  const auto outcome = list({});
  EXPECT_EQ(outcome.status, 2);
  EXPECT_EQ(outcome.err,
            "hallmark: error: no folder given\n"
            "  hint: name one, or set HALLMARK_PLUGIN_DIRS\n");
}

TEST_F(List, absent_folder_is_told_and_hides_no_other)
{
  make("p/a.so", "tests.example/a", "1.0.0");
  const auto outcome = list({"absent", "p"});
  EXPECT_EQ(outcome.status, 3);
  EXPECT_EQ(outcome.out, "tests.example/a  1.0.0  p/a.so\n");
  EXPECT_EQ(outcome.err,
            "hallmark: error: 'absent': no such file or directory\n");
}

TEST_F(List, empty_folder_has_no_plugins)
{
  std::filesystem::create_directory(path("p"));
  const auto outcome = list({"p"});
  EXPECT_EQ(outcome.status, 0);
  EXPECT_EQ(outcome.out, "");
  EXPECT_EQ(outcome.err, "");
}

TEST_F(List, other_files_and_folders_are_passed_over)
{
  make("p/a.so", "tests.example/a", "1.0.0");
  make("p/inner/b.so", "tests.example/b", "1.0.0");
  write_bytes(path("p/README"), "text");
  make_plugin(path("p/plain.so"), PluginSource{"", "", "", "int answer;"});
  const auto outcome = list({"p"});
  EXPECT_EQ(outcome.status, 0);
  EXPECT_EQ(outcome.err, "");
  EXPECT_EQ(outcome.out, "tests.example/a  1.0.0  p/a.so\n");
}

TEST_F(List, file_that_looks_like_a_plugin_and_is_none_is_warned_of)
{
  make("p/a.so", "tests.example/a", "1.0.0");
  write_bytes(path("p/b.so"), "");
  auto faulty = make_source("tests.example/c", "1.0.0");
  faulty.symbol = make_source("tests.example/d", "1.0.0").symbol;
  make_plugin(path("p/c.so"), faulty);
  const auto outcome = list({"p"});
  EXPECT_EQ(outcome.status, 0);
  EXPECT_EQ(outcome.out, "tests.example/a  1.0.0  p/a.so\n");
  EXPECT_EQ(outcome.err,
            "hallmark: warning: 'p/b.so': file is empty, ignored\n"
            "hallmark: warning: 'p/c.so': symbol and note differ in the path: "
            "found 'tests.example/d' in the symbol, expected 'tests.example/c' "
            "as in the note, ignored\n");
}

TEST_F(List, plugin_is_known_without_the_usual_name)
{
  make("p/reverb", "tests.example/a", "1.0.0");
  EXPECT_EQ(list({"p"}).out, "tests.example/a  1.0.0  p/reverb\n");
}

TEST_F(List, two_names_of_one_file_are_one_plugin)
{
  make("p/a.so", "tests.example/a", "1.0.0");
  std::filesystem::create_symlink("a.so", path("p/b.so"));
  std::filesystem::create_hard_link(path("p/a.so"), path("p/c.so"));
  const auto outcome = list({"p", "p", "--duplicates"});
  EXPECT_EQ(outcome.status, 0);
  EXPECT_EQ(outcome.out, "tests.example/a  1.0.0  p/a.so\n");
}

TEST_F(List, plugin_of_another_machine_is_one)
{
  make("p/a.so", "tests.example/a", "1.0.0");
  auto bytes = read_bytes(path("p/a.so"));
  bytes.replace(18, 2, std::string("\xb7\0", 2));  // e_machine: AArch64
  write_bytes(path("p/a.so"), bytes);
  const auto outcome = list({"p"});
  EXPECT_EQ(outcome.err, "");
  EXPECT_EQ(outcome.out, "tests.example/a  1.0.0  p/a.so\n");
}

TEST_F(List, link_to_nothing_and_a_folder_that_is_a_file_are_told)
{
  make("p/a.so", "tests.example/a", "1.0.0");
  std::filesystem::create_symlink("absent", path("p/b.so"));
  const auto outcome = list({"p", "p/a.so"});
  EXPECT_EQ(outcome.status, 3);
  EXPECT_EQ(outcome.out, "tests.example/a  1.0.0  p/a.so\n");
  EXPECT_EQ(outcome.err,
            "hallmark: error: 'p/a.so': not a directory\n"
            "hallmark: warning: 'p/b.so': no such file or directory, "
            "ignored\n");
}

TEST_F(List, one_folder_under_two_names_has_no_duplicates)
{
  make("p/a.so", "tests.example/a", "1.0.0");
  const auto outcome = list({"p", "./p/", path("p"), "--duplicates"});
  EXPECT_EQ(outcome.status, 0);
  EXPECT_EQ(outcome.err, "");
  EXPECT_EQ(outcome.out, "tests.example/a  1.0.0  p/a.so\n");
}

TEST_F(List, duplicates_are_told_with_both_files)
{
  make("p/a.so", "tests.example/a", "1.0.0");
  make("q/b.so", "tests.example/a", "1.0.0");
  make("q/c.so", "tests.example/a", "1.1.0");
  const auto outcome = list({"p", "q", "--duplicates"});
  EXPECT_EQ(outcome.status, 1);
  EXPECT_EQ(outcome.out,
            "tests.example/a  1.0.0  p/a.so\n"
            "tests.example/a  1.0.0  q/b.so\n"
            "tests.example/a  1.1.0  q/c.so\n");
  EXPECT_EQ(outcome.err,
            "hallmark: error: 'tests.example/a': version 1.0.0 is in 2 files\n"
            "  'p/a.so'\n"
            "  'q/b.so'\n");
}

TEST_F(List, duplicates_are_no_matter_when_nobody_asks)
{
  make("p/a.so", "tests.example/a", "1.0.0");
  make("p/b.so", "tests.example/a", "1.0.0");
  EXPECT_EQ(list({"p"}).status, 0);
}

TEST_F(List, other_versions_are_no_duplicates)
{
  make("p/a.so", "tests.example/a", "1.0.0");
  make("p/b.so", "tests.example/a", "1.0.1");
  EXPECT_EQ(list({"p", "--duplicates"}).status, 0);
}

TEST_F(List, json_lists_what_cannot_be_used_with_the_reason)
{
  make("p/a.so", "tests.example/a", "1.0.0");
  make("p/b.so", "tests.example/a", "1.0.0");
  make_plugin(path("p/plain.so"), PluginSource{"", "", "", "int answer;"});
  write_bytes(path("p/empty.so"), "");
  const auto outcome = list({"p", "--json", "--duplicates"});
  EXPECT_EQ(outcome.status, 1);
  EXPECT_EQ(outcome.out,
            "{\n"
            "  \"plugins\": [\n"
            "    {\n"
            "      \"file\": \"p/a.so\",\n"
            "      \"path\": \"tests.example/a\",\n"
            "      \"version\": \"1.0.0\",\n"
            "      \"metadata\": {},\n"
            "      \"items\": []\n"
            "    },\n"
            "    {\n"
            "      \"file\": \"p/b.so\",\n"
            "      \"path\": \"tests.example/a\",\n"
            "      \"version\": \"1.0.0\",\n"
            "      \"metadata\": {},\n"
            "      \"items\": []\n"
            "    }\n"
            "  ],\n"
            "  \"unusable\": [\n"
            "    {\n"
            "      \"file\": \"p/empty.so\",\n"
            "      \"code\": \"malformed\",\n"
            "      \"message\": \"file is empty\",\n"
            "      \"differences\": [],\n"
            "      \"details\": [],\n"
            "      \"hint\": \"\"\n"
            "    },\n"
            "    {\n"
            "      \"file\": \"p/plain.so\",\n"
            "      \"code\": \"not_stamped\",\n"
            "      \"message\": \"not a plugin: no stamp in this shared "
            "object\",\n"
            "      \"differences\": [],\n"
            "      \"details\": [],\n"
            "      \"hint\": \"stamp it in its build: see 'hallmark stamp "
            "--help'\"\n"
            "    }\n"
            "  ],\n"
            "  \"duplicates\": [\n"
            "    {\n"
            "      \"path\": \"tests.example/a\",\n"
            "      \"version\": \"1.0.0\",\n"
            "      \"files\": [\n"
            "        \"p/a.so\",\n"
            "        \"p/b.so\"\n"
            "      ]\n"
            "    }\n"
            "  ]\n"
            "}\n");
}

TEST_F(List, nothing_of_a_plugin_runs)
{
  auto source = make_source("tests.example/a", "1.0.0");
  source.code += "__attribute__((constructor)) static void start(void)\n"
                 "{ __builtin_trap(); }\n";
  make_plugin(path("p/a.so"), source);
  EXPECT_EQ(list({"p"}).status, 0);
}

}  // namespace
}  // namespace hallmark::tests::test_list
