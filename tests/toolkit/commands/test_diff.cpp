// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "support/contract_text.hpp"
#include "support/files.hpp"
#include "toolkit/commands/plugin.hpp"
#include "toolkit/tool.hpp"

#include <filesystem>

#include <gtest/gtest.h>

namespace hallmark::tests::test_diff {
namespace {

/// A struct that grows by a member between two versions.
std::string
make_params(std::string_view version, bool has_grown)
{
  std::string lines = "export|set|function|void(const audio::Params&)\n"
                      "  linkage|_Z3setRKN5audio6ParamsE\n"
                      "class|audio::Params\n"
                      "  size|";
  lines += has_grown ? "8\n" : "4\n";
  lines += "  align|4\n"
           "  pass|value\n";
  lines += has_grown ? "  member|0|timeout_ms|unsigned int\n"
                       "  member|4|gain|float\n"
                     : "  member|0|gain|float\n";
  return make_contract(lines, {version, "plugin"});
}

const std::string explanation =
  "  type 'audio::Params' (reached from set):\n"
  "    incompatible (major, neither way): size: found 8, expected 4\n"
  "    incompatible (major, neither way): member 'timeout_ms' (unsigned int, "
  "at +0) exists "
  "only in the new one\n"
  "    incompatible (major, neither way): member 'gain': found at +4, expected "
  "at +0\n";

/// `hallmark diff` in a folder that has `old.abi` of version 2.1.0.
class Diff : public testing::Test {
protected:
  Diff() { write("old.abi", make_params("2.1.0", false)); }

  [[nodiscard]] Outcome diff(std::vector<std::string> words) const
  {
    words.insert(words.begin(), "diff");
    RunOptions options;
    options.folder = folder_.path();
    return run_tool(std::move(words), options);
  }

  void write(const std::string& name, std::string_view text) const
  {
    write_bytes(path(name), text);
  }

  [[nodiscard]] std::filesystem::path path(const std::string& name) const
  {
    return folder_.path() / name;
  }

  /// The command that a golden text is renewed with.
  [[nodiscard]] std::string copy(const std::string& from,
                                 const std::string& to) const
  {
    return "cp " + path(from).string() + " " + path(to).string();
  }

private:
  TemporaryFolder folder_;
};

TEST_F(Diff, equal_texts_have_no_difference)
{
  const auto outcome = diff({"old.abi", "old.abi"});

  EXPECT_EQ(outcome.status, 0) << outcome.describe();
  EXPECT_EQ(outcome.out,
            "interface 'audio.example/filter' 2.1.0: no difference\n");
  EXPECT_EQ(outcome.err, "");
}

TEST_F(Diff, change_without_its_step_is_no)
{
  write("new.abi", make_params("2.2.0", true));
  const auto outcome = diff({"old.abi", "new.abi"});

  EXPECT_EQ(outcome.status, 1) << outcome.describe();
  EXPECT_EQ(outcome.out,
            "interface 'audio.example/filter' 2.1.0 to 2.2.0: 3 differences "
            "demand a major step, found a minor step\n" +
              explanation);
  EXPECT_EQ(outcome.err,
            "hallmark: error: 'new.abi': version of interface "
            "'audio.example/filter' does not allow the change: found 2.2.0, "
            "expected 3.0.0 or later\n"
            "  hint: raise the version to 3.0.0, or undo the change\n");
}

TEST_F(Diff, change_with_its_step_is_told_and_allowed)
{
  write("new.abi", make_params("3.0.0", true));
  const auto outcome = diff({"old.abi", "new.abi"});

  EXPECT_EQ(outcome.status, 0) << outcome.describe();
  EXPECT_EQ(outcome.out,
            "interface 'audio.example/filter' 2.1.0 to 3.0.0: 3 differences "
            "demand a major step\n" +
              explanation);
  EXPECT_EQ(outcome.err, "");
}

TEST_F(Diff, answer_in_json_has_the_same_status)
{
  write("new.abi", make_params("2.2.0", true));
  const auto outcome = diff({"old.abi", "new.abi", "--json"});

  EXPECT_EQ(outcome.status, 1) << outcome.describe();
  EXPECT_NE(outcome.out.find("\"step\": \"major\",\n  \"allowed\": false"),
            std::string::npos);
  EXPECT_EQ(outcome.err, "");
}

TEST_F(Diff, real_plugins_are_compared)
{
  auto source = make_source("tests.example/a", "1.2.0");
  source.stamp += "implements=audio.example/filter 2.1.0\n";
  source.notes = {{3, make_params("2.1.0", false)}};
  make_plugin(path("old.so"), source);
  source.notes = {{3, make_params("2.1.0", true)}};
  make_plugin(path("new.so"), source);
  const auto outcome = diff({"old.so", "new.so"});

  EXPECT_EQ(outcome.status, 1) << outcome.describe();
  EXPECT_EQ(outcome.out,
            "interface 'audio.example/filter' 2.1.0: 3 differences demand a "
            "major step, found none\n" +
              explanation + "plugin 'tests.example/a' 1.2.0: no difference\n");
  EXPECT_EQ(diff({"old.abi", "old.so"}).status, 0);
  EXPECT_EQ(diff({"old.abi", "new.so"}).status, 1);
}

TEST_F(Diff, plugin_is_compared_with_a_manifest)
{
  make_plugin(path("a.so"), make_source("tests.example/a", "1.2.0"));
  write("a.json", run_tool({"exports", path("a.so").string()}).out);
  EXPECT_EQ(diff({"a.json", "a.so"}).out,
            "plugin 'tests.example/a' 1.2.0: no difference\n");

  auto source = make_source("tests.example/a", "1.3.0");
  source.stamp += "export=more\n";
  source.code += "int more(void) { return 0; }\n";
  make_plugin(path("b.so"), source);
  const auto outcome = diff({"a.json", "b.so"});
  EXPECT_EQ(outcome.status, 0) << outcome.describe();
  EXPECT_EQ(outcome.out,
            "plugin 'tests.example/a' 1.2.0 to 1.3.0: 1 difference demands a "
            "minor step\n"
            "  compatible (minor): export 'more' (function) exists only in "
            "the new one\n");
}

TEST_F(Diff, what_cannot_be_compared_has_no_answer)
{
  write("other.txt", "other");
  make_plugin(path("a.so"), make_source("tests.example/a", "1.2.0"));
  make_plugin(path("b.so"), PluginSource{"", "", "", "int answer;", {}});

  EXPECT_EQ(diff({"old.abi", "none.abi"}).status, 3);
  EXPECT_EQ(diff({"none.abi", "old.abi"}).status, 3);
  EXPECT_EQ(diff({"old.abi", "other.txt"}).status, 3);
  EXPECT_EQ(diff({"old.abi", "a.so"}).status, 3);
  EXPECT_EQ(diff({"old.abi", "b.so"}).status, 3);
  EXPECT_EQ(diff({"old.abi"}).status, 2);
}

TEST_F(Diff, golden_text_that_is_not_there_is_passed_over_with_the_cure)
{
  const auto outcome = diff({"--golden", "golden.abi", "old.abi"});

  EXPECT_EQ(outcome.status, 77) << outcome.describe();
  EXPECT_EQ(outcome.out,
            "there is no file to compare with yet; to create it: " +
              copy("old.abi", "golden.abi") + "\n");
  EXPECT_EQ(outcome.err, "");
}

TEST_F(Diff, change_of_a_golden_text_without_a_step_is_not_to_be_copied)
{
  write("new.abi", make_params("2.1.0", true));
  const auto outcome = diff({"--golden", "old.abi", "new.abi"});

  EXPECT_EQ(outcome.status, 1) << outcome.describe();
  EXPECT_EQ(outcome.err,
            "hallmark: error: 'new.abi': version of interface "
            "'audio.example/filter' does not allow the change: found 2.1.0, "
            "expected 3.0.0 or later\n"
            "  hint: raise the version to 3.0.0, or undo the change\n");
}

TEST_F(Diff, golden_text_whose_version_got_lower_is_not_to_be_copied)
{
  write("new.abi", make_params("1.0.0", false));
  const auto outcome = diff({"--golden", "old.abi", "new.abi"});

  EXPECT_EQ(outcome.status, 1) << outcome.describe();
  EXPECT_EQ(outcome.out,
            "interface 'audio.example/filter' 2.1.0 to 1.0.0: no difference\n");
  EXPECT_EQ(outcome.err,
            "hallmark: error: 'new.abi': version of interface "
            "'audio.example/filter' is lower than it was: found 1.0.0, "
            "expected 2.1.0 or later\n"
            "  hint: raise the version to 2.1.0, or undo the change\n");
}

TEST_F(Diff, step_of_a_golden_text_is_yes_with_the_command_that_keeps_it)
{
  write("new.abi", make_params("3.0.0", true));
  const auto outcome = diff({"--golden", "old.abi", "new.abi"});

  EXPECT_EQ(outcome.status, 0) << outcome.describe();
  EXPECT_TRUE(outcome.out.ends_with(
    "\nto accept the change: " + copy("new.abi", "old.abi") + "\n"))
    << outcome.out;
  EXPECT_EQ(diff({"--golden", "old.abi", "old.abi"}).out,
            "interface 'audio.example/filter' 2.1.0: no difference\n");
}

TEST_F(Diff, what_a_golden_text_is_compared_with_must_be_there)
{
  EXPECT_EQ(diff({"--golden", "golden.abi", "none.abi"}).status, 3);
}

}  // namespace
}  // namespace hallmark::tests::test_diff
