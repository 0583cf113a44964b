// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "support/files.hpp"
#include "toolkit/commands/plugin.hpp"
#include "toolkit/tool.hpp"

#include <filesystem>

#include <gtest/gtest.h>

namespace hallmark::tests::test_exports {
namespace {

namespace fs = std::filesystem;

/// `hallmark exports` in a folder that has the sound plugin `a.so`.
class Exports : public testing::Test {
protected:
  Exports()
  {
    make_plugin(path("a.so"), make_source("tests.example/a", "1.2.0"));
  }

  [[nodiscard]] Outcome exports(std::vector<std::string> words) const
  {
    words.insert(words.begin(), "exports");
    RunOptions options;
    options.folder = folder_.path();
    return run_tool(std::move(words), options);
  }

  [[nodiscard]] fs::path path(const std::string& name) const
  {
    return folder_.path() / name;
  }

private:
  TemporaryFolder folder_;
};

TEST_F(Exports, manifest_goes_to_standard_output)
{
  const auto outcome = exports({"a.so"});

  EXPECT_EQ(outcome.status, 0) << outcome.describe();
  EXPECT_EQ(outcome.err, "");
  EXPECT_EQ(outcome.out.substr(0, 70),
            "{\n"
            "  \"format\": 1,\n"
            "  \"path\": \"tests.example/a\",\n"
            "  \"version\": \"1.2.0\",\n"
            "  ");
}

TEST_F(Exports, manifest_goes_to_the_file_asked_for)
{
  const auto outcome = exports({"a.so", "-o", "a.json"});

  EXPECT_EQ(outcome.status, 0) << outcome.describe();
  EXPECT_EQ(outcome.out, "");
  EXPECT_EQ(read_bytes(path("a.json")), exports({"a.so"}).out);
}

TEST_F(Exports, broken_promises_are_no_and_write_nothing)
{
  auto source = make_source("tests.example/b", "1.0.0");
  source.stamp += "export=anser\nexport=nothing\n";
  make_plugin(path("b.so"), source);
  const auto outcome = exports({"b.so", "-o", "b.json"});

  EXPECT_EQ(outcome.status, 1);
  EXPECT_EQ(outcome.err,
            "hallmark: error: 'b.so': 2 declared exports are missing\n"
            "  'anser' is not defined\n"
            "  'nothing' is not defined\n"
            "  hint: define each in a source of this target, with "
            "HALLMARK_EXPORT and not inline; link a static library that "
            "defines it whole: link_whole, --whole-archive\n");
  EXPECT_FALSE(fs::exists(path("b.json")));
}

TEST_F(Exports, every_broken_promise_is_told)
{
  auto source = make_source("tests.example/b", "1.0.0");
  source.stamp += "export=nothing\n";
  source.symbol += "1";
  make_plugin(path("b.so"), source);
  const auto outcome = exports({"b.so"});

  EXPECT_EQ(outcome.status, 1);
  EXPECT_NE(
    outcome.err.find("'b.so': symbol and note come from different stamps"),
    std::string::npos);
  EXPECT_NE(outcome.err.find("'b.so': 1 declared export is missing"),
            std::string::npos);
}

TEST_F(Exports, plugin_without_a_stamp_is_no)
{
  make_plugin(path("b.so"), PluginSource{"", "", "", "int answer;"});

  EXPECT_EQ(exports({"b.so"}).status, 1);
}

TEST_F(Exports, file_that_cannot_be_read_is_told)
{
  write_bytes(path("b.so"), "");
  EXPECT_EQ(exports({"b.so"}).status, 3);

  const auto outcome = exports({"none.so"});
  EXPECT_EQ(outcome.status, 3);
  EXPECT_EQ(outcome.err,
            "hallmark: error: 'none.so': no such file or directory\n");
}

TEST_F(Exports, manifest_that_cannot_be_written_is_told)
{
  const auto outcome = exports({"a.so", "-o", "none/a.json"});

  EXPECT_EQ(outcome.status, 3);
  EXPECT_EQ(outcome.err,
            "hallmark: error: 'none/a.json': cannot be written: no such file "
            "or directory\n");
}

TEST_F(Exports, plugin_is_as_its_own_manifest_says)
{
  ASSERT_EQ(exports({"a.so", "-o", "a.json"}).status, 0);
  const auto outcome = exports({"a.so", "--check", "a.json"});

  EXPECT_EQ(outcome.status, 0);
  EXPECT_EQ(outcome.out + outcome.err, "");
}

TEST_F(Exports, every_difference_from_a_manifest_is_told)
{
  ASSERT_EQ(exports({"a.so", "-o", "a.json"}).status, 0);
  auto source = make_source("tests.example/a", "1.3.0");
  source.stamp += "export=more\n";
  source.code += "int more(void) { return 0; }\n";
  make_plugin(path("b.so"), source);
  const auto outcome = exports({"b.so", "--check", "a.json"});

  EXPECT_EQ(outcome.status, 1);
  EXPECT_EQ(
    outcome.err,
    "hallmark: error: 'b.so': exports differ from a.json\n"
    "  version: found 1.3.0, expected 1.2.0\n"
    "  export 'more': found function more, expected none\n"
    "  hint: if the change is intended: hallmark exports b.so -o a.json\n");
}

TEST_F(Exports, manifest_that_is_none_is_told)
{
  write_bytes(path("a.json"), "{}");
  const auto outcome = exports({"a.so", "--check", "a.json"});
  EXPECT_EQ(outcome.status, 3);
  EXPECT_EQ(outcome.err,
            "hallmark: error: 'a.json': not an exports manifest: key 'format' "
            "not found\n");

  EXPECT_EQ(exports({"a.so", "--check", "none.json"}).status, 3);
}

}  // namespace
}  // namespace hallmark::tests::test_exports
