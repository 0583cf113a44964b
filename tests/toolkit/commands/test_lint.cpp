// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "support/files.hpp"
#include "toolkit/commands/plugin.hpp"
#include "toolkit/tool.hpp"

#include <gtest/gtest.h>

namespace hallmark::tests::test_lint {
namespace {

/// `hallmark lint` in a folder with the plugin `a.so`.
class LintCommand : public testing::Test {
protected:
  LintCommand()
  {
    auto source = make_source("tests.example/a", "1.2.0");
    source.code += "int stray(int x) { return x; }\n";
    make_plugin(folder_.path() / "a.so", source);
  }

  [[nodiscard]] Outcome lint(std::vector<std::string> words) const
  {
    words.insert(words.begin(), "lint");
    RunOptions options;
    options.folder = folder_.path();
    return run_tool(std::move(words), options);
  }

  const TemporaryFolder folder_;
};

constexpr std::string_view stray =
  "a.so: exports what its stamp does not declare: 'stray' (.dynsym): declare "
  "it under [exports], or remove what exports it: the target's own version "
  "script, dynamic list or export flag [stray_export]\n";

TEST_F(LintCommand, findings_are_status_1_and_the_answer)
{
  const auto outcome = lint({"a.so"});
  EXPECT_EQ(outcome.status, 1) << outcome.describe();
  EXPECT_EQ(outcome.err, "");
  EXPECT_NE(outcome.out.find(stray), std::string::npos) << outcome.out;
}

TEST_F(LintCommand, json_answers_with_the_same_status)
{
  const auto outcome = lint({"a.so", "--json"});
  EXPECT_EQ(outcome.status, 1) << outcome.describe();
  EXPECT_EQ(outcome.out.substr(0, 41),
            "{\n  \"file\": \"a.so\",\n  \"findings\": [\n    {");
}

TEST_F(LintCommand, file_that_cannot_be_read_is_status_3)
{
  const auto outcome = lint({"none.so"});
  EXPECT_EQ(outcome.status, 3);
  EXPECT_EQ(outcome.out, "");
  EXPECT_EQ(outcome.err,
            "hallmark: error: 'none.so': no such file or directory\n");
}

TEST_F(LintCommand, missing_word_is_status_2)
{
  EXPECT_EQ(lint({}).status, 2);
}

}  // namespace
}  // namespace hallmark::tests::test_lint
