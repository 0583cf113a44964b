// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Every JSON answer is checked against its schema.

#include "support/contract_text.hpp"
#include "support/files.hpp"
#include "toolkit/commands/plugin.hpp"
#include "toolkit/tool.hpp"

#include <gmock/gmock.h>

namespace hallmark::tests::test_json {
namespace {

using Command = std::vector<std::string>;

/// A folder with plugins that are sound and plugins that are not, and answers
/// of the program about them.
class Json : public testing::Test {
protected:
  void SetUp() override
  {
    auto rich = make_source("tests.example/rich", "1.2.0-rc.1+build");
    rich.stamp += "optional=tail\nfact.compiler=gcc\n"
                  "implements=tests.example/filter 2.1.0\n"
                  "uses=tests.example/host 1.0.0\n"
                  "requires=tests.example/fft ^2.0\n";
    rich.metadata = "metadata.name=\"a \\\"name\\\"\"\nmetadata.sizes.0=1\n"
                    "metadata.sizes.1=2.5\nmetadata.none=[]\n"
                    "metadata.on=true\nitems.0.id=\"hall\"\n";
    make_plugin(path("p/rich.so"), rich);
    make_plugin(path("p/plain.so"), PluginSource{"", "", "", "int answer;"});
    make_plugin(path("p/twin_a.so"),
                make_source("tests.example/twin", "1.0.0"));
    make_plugin(path("p/twin_b.so"),
                make_source("tests.example/twin", "1.0.0"));
    auto faulty = make_source("tests.example/faulty", "1.0.0");
    faulty.stamp += "export=anser\nexport=nothing\n";
    faulty.symbol += "1";
    make_plugin(path("p/faulty.so"), faulty);
    write_bytes(path("p/empty.so"), "");
  }

  [[nodiscard]] std::filesystem::path path(const std::string& name) const
  {
    return folder_.path() / name;
  }

  /// Check the answers to `commands` against a schema.
  [[nodiscard]] Outcome check(const std::string& schema,
                              const std::vector<Command>& commands) const
  {
    std::vector<std::string> files;
    for (const auto& command : commands) {
      RunOptions options;
      options.folder = folder_.path();
      files.push_back(path(std::to_string(files.size()) + ".json").string());
      write_bytes(files.back(), run_tool(command, options).out);
    }
    return check_files(schema, files);
  }

  [[nodiscard]] static Outcome check_files(
    const std::string& schema,
    const std::vector<std::string>& files)
  {
    const std::filesystem::path source = std::getenv("HALLMARK_SOURCE");
    Command command{
      std::getenv("HALLMARK_PYTHON"),
      (source / "tests/toolkit/commands/check_json.py").string(),
      (source / "toolkit/schemas" / (schema + ".schema.json")).string()};
    command.insert(command.end(), files.begin(), files.end());
    return run(command);
  }

private:
  TemporaryFolder folder_;
};

constexpr int not_installed = 77;

TEST_F(Json, answers_of_diff_are_as_their_schema_says)
{
  auto grown = make_source("tests.example/twin", "1.0.0");
  grown.stamp += "requires=tests.example/fft ^2.0\n";
  grown.notes = {{3, make_contract("allow|opaque|A\ndeclared|A\n")},
                 {5, "expected\ta\n" + make_contract("")}};
  make_plugin(path("p/grown.so"), grown);
  write_bytes(path("a.abi"), make_contract("places\nplace|A|a.hpp|7\n"));
  const auto outcome = check("diff",
                             {{"diff", "p/rich.so", "p/grown.so", "--json"},
                              {"diff", "p/grown.so", "p/grown.so", "--json"},
                              {"diff", "a.abi", "p/grown.so", "--json"}});
  if (outcome.status == not_installed) {
    GTEST_SKIP() << "no python3-jsonschema";
  }
  EXPECT_EQ(outcome.status, 0) << outcome.describe();
}

TEST_F(Json, answers_of_inspect_are_as_their_schema_says)
{
  const auto outcome = check("inspect",
                             {{"inspect", "p/rich.so", "--json"},
                              {"inspect", "p/plain.so", "--json"},
                              {"inspect", "p/faulty.so", "--json"},
                              {"inspect", find_tool(), "--json"}});
  if (outcome.status == not_installed) {
    GTEST_SKIP() << "no python3-jsonschema";
  }
  EXPECT_EQ(outcome.status, 0) << outcome.describe();
}

TEST_F(Json, answers_of_verify_are_as_their_schema_says)
{
  const auto outcome = check(
    "verify",
    {{"verify", "p/rich.so", "--json"},
     {"verify", "p/rich.so", "--range", "^2", "--plugin-path", "a", "--json"},
     {"verify", "p/plain.so", "--json"},
     {"verify", "p/faulty.so", "--json"},
     {"verify", "p/empty.so", "--json"},
     {"verify", "p/absent.so", "--json"}});
  if (outcome.status == not_installed) {
    GTEST_SKIP() << "no python3-jsonschema";
  }
  EXPECT_EQ(outcome.status, 0) << outcome.describe();
}

TEST_F(Json, answers_of_lint_are_as_their_schema_says)
{
  const auto outcome =
    check("lint",
          {{"lint", "p/rich.so", "--json"}, {"lint", "p/plain.so", "--json"}});
  if (outcome.status == not_installed) {
    GTEST_SKIP() << "no python3-jsonschema";
  }
  EXPECT_EQ(outcome.status, 0) << outcome.describe();
}

TEST_F(Json, answers_of_list_are_as_their_schema_says)
{
  std::filesystem::create_directory(path("empty"));
  const auto outcome = check("list",
                             {{"list", "p", "--json"},
                              {"list", "p", "--json", "--duplicates"},
                              {"list", "empty", "--json"}});
  if (outcome.status == not_installed) {
    GTEST_SKIP() << "no python3-jsonschema";
  }
  EXPECT_EQ(outcome.status, 0) << outcome.describe();
}

TEST_F(Json, manifests_are_as_their_schema_says)
{
  const auto outcome =
    check("exports", {{"exports", "p/rich.so"}, {"exports", "p/twin_a.so"}});
  if (outcome.status == not_installed) {
    GTEST_SKIP() << "no python3-jsonschema";
  }
  EXPECT_EQ(outcome.status, 0) << outcome.describe();
}

TEST_F(Json, other_answers_are_not_as_a_schema_says)
{
  write_bytes(path("a.json"), "{\"plugins\": [], \"unusable\": []}");
  const auto outcome = check_files("list", {path("a.json").string()});
  if (outcome.status == not_installed) {
    GTEST_SKIP() << "no python3-jsonschema";
  }
  EXPECT_EQ(outcome.status, 1);
  EXPECT_EQ(outcome.out,
            path("a.json").string() +
              ": at '': 'duplicates' is a required property\n");
}

TEST_F(Json, what_schemas_share_is_checked_too)
{
  write_bytes(path("a.json"),
              R"({"plugins": [], "duplicates": [], "unusable": [
                {"file": "a.so", "code": "broken", "message": "no",
                 "differences": [], "details": [], "hint": "", "more": 1}]})");
  const auto outcome = check_files("list", {path("a.json").string()});
  if (outcome.status == not_installed) {
    GTEST_SKIP() << "no python3-jsonschema";
  }
  EXPECT_EQ(outcome.status, 1);
  EXPECT_THAT(
    outcome.out,
    testing::AllOf(
      testing::HasSubstr("at 'unusable/0/code': 'broken' is not one "
                         "of ['unreadable', "),
      testing::HasSubstr("at 'unusable/0': Unevaluated properties are "
                         "not allowed (")));
}

TEST_F(Json, text_that_is_no_utf_8_does_not_break_the_answer)
{
  make_plugin(path("q/\xff.so"), make_source("tests.example/a", "1.0.0"));
  const auto outcome = check("list", {{"list", "q", "--json"}});
  if (outcome.status == not_installed) {
    GTEST_SKIP() << "no python3-jsonschema";
  }
  EXPECT_EQ(outcome.status, 0) << outcome.describe();
}

}  // namespace
}  // namespace hallmark::tests::test_json
