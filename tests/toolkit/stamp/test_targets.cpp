// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "stamp/targets.hpp"
#include "support/files.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace hallmark::stamp::test_targets {
namespace {

using testing::ElementsAre;
using Words = std::vector<std::string>;
using tests::TemporaryFolder;

/// A build folder with a compilation database.
class Build {
public:
  explicit Build(const std::vector<std::string>& entries)
  {
    std::string text = "[";
    for (const auto& entry : entries) {
      text += (text == "[" ? "" : ",") + entry;
    }
    tests::write_bytes(find("compile_commands.json"), text + "]");
  }

  [[nodiscard]] std::string find(const std::string& name) const
  {
    return (folder_.path() / name).string();
  }

  /// An entry that compiles `file` into `output` with these flags.
  static std::string entry(const std::string& file,
                           const std::string& output,
                           const std::string& command)
  {
    return "{\"directory\": \"/\", \"file\": \"" + file + "\", \"output\": \"" +
           output + "\", \"command\": \"" + command + "\"}";
  }

  [[nodiscard]] Result<std::vector<Target>> targets(
    const std::string& source) const
  {
    return find_targets({source, find("compile_commands.json"), {}, "stamp[0]"},
                        Language::cpp);
  }

private:
  TemporaryFolder folder_;
};

TEST(targets, target_is_the_one_that_compiles_the_source)
{
  const Build build(
    {Build::entry("a.cpp", "a.so.p/a.cpp.o", "g++ -DA -c a.cpp"),
     Build::entry("b.cpp", "sub/b-1.2.so.p/b.cpp.o", "g++ -DB -c b.cpp")});
  const auto targets = build.targets("/b.cpp");

  ASSERT_TRUE(targets);
  ASSERT_EQ(targets->size(), 1U);
  EXPECT_EQ(targets->front().name, "b-1.2.so");
  EXPECT_THAT(targets->front().invocation.compiler, ElementsAre("g++"));
  EXPECT_THAT(targets->front().invocation.flags, ElementsAre("-DB"));
}

TEST(targets, equal_flags_are_told_once)
{
  const Build build({Build::entry("a.cpp", "a.so.p/x.o", "g++ -O2 -c a.cpp"),
                     Build::entry("a.cpp", "b.so.p/x.o", "g++ -O0 -c a.cpp"),
                     Build::entry("a.cpp", "c.so.p/x.o", "g++ -DC -c a.cpp")});
  const auto targets = build.targets("/a.cpp");

  ASSERT_TRUE(targets);
  ASSERT_EQ(targets->size(), 2U);
  EXPECT_EQ((*targets)[0].name, "a.so");
  EXPECT_EQ((*targets)[1].name, "c.so");
}

TEST(targets, object_names_a_target_outside_meson)
{
  const Build build({Build::entry("a.cpp", "CMakeFiles/a.dir/a.o", "g++")});
  const auto targets = build.targets("/a.cpp");

  ASSERT_TRUE(targets);
  EXPECT_EQ(targets->front().name, "CMakeFiles/a.dir/a.o");
}

TEST(targets, source_that_nothing_compiles_is_told)
{
  const Build build({Build::entry("a.cpp", "a.so.p/x.o", "g++ -c a.cpp")});
  const auto targets = build.targets("/b/reverb.plugin.cpp");

  ASSERT_FALSE(targets);
  EXPECT_EQ(base::format_error(targets.error()),
            "hallmark: error: '" + build.find("compile_commands.json") +
              "': no target compiles 'reverb.plugin.cpp', so the flags for the "
              "contract are unknown\n"
              "  hint: add stamp[0] to the sources of a target");
}

TEST(targets, absent_database_is_told)
{
  const auto targets =
    find_targets({"a.cpp", "/nowhere/c.json", {}, "stamp[0]"}, Language::cpp);

  ASSERT_FALSE(targets);
  EXPECT_EQ(base::format_error(targets.error()),
            "hallmark: error: '/nowhere/c.json': no such file or directory");
}

TEST(targets, flags_have_to_come_from_somewhere)
{
  const auto targets =
    find_targets({"a.cpp", std::nullopt, {}, "stamp[0]"}, Language::cpp);

  ASSERT_FALSE(targets);
  EXPECT_EQ(base::format_error(targets.error()),
            "hallmark: error: the target's flags are unknown\n"
            "  hint: pass --compile-commands FILE, or -- COMPILER FLAGS");
}

TEST(targets, command_comes_before_the_database)
{
  const auto targets = find_targets(
    {"a.cpp", "/nowhere/c.json", Words{"ccache", "g++", "-DA"}, "stamp[0]"},
    Language::cpp);

  ASSERT_TRUE(targets);
  const auto& invocation = targets->front().invocation;
  EXPECT_THAT(invocation.compiler, ElementsAre("ccache", "g++"));
  EXPECT_THAT(invocation.flags, ElementsAre("-DA"));
  EXPECT_EQ(invocation.directory, std::filesystem::current_path().string());
}

/// The compiler of some words, with a variable of the environment set.
Words
find_compiler(const char* variable,
              const char* value,
              Language language,
              const Words& given = {"-DA"})
{
  const auto* before = std::getenv(variable);
  const std::string old = before ? before : "";
  ::setenv(variable, value, 1);
  const auto targets =
    find_targets({"a.cpp", std::nullopt, given, "stamp[0]"}, language);
  before ? ::setenv(variable, old.c_str(), 1) : ::unsetenv(variable);
  return targets ? targets->front().invocation.compiler : Words();
}

TEST(targets, flags_alone_are_those_of_the_environments_compiler)
{
  EXPECT_THAT(find_compiler("CXX", "ccache clang++", Language::cpp),
              ElementsAre("ccache", "clang++"));
  EXPECT_THAT(find_compiler("CC", "clang", Language::c), ElementsAre("clang"));
  EXPECT_THAT(find_compiler("CXX", "", Language::cpp), ElementsAre("c++"));
  EXPECT_THAT(find_compiler("CC", "", Language::c), ElementsAre("cc"));
}

TEST(targets, no_words_are_a_target_without_flags)
{
  EXPECT_THAT(find_compiler("CXX", "clang++", Language::cpp, {}),
              ElementsAre("clang++"));
  EXPECT_THAT(find_compiler("CC", "", Language::c, {}), ElementsAre("cc"));
  const auto targets = find_targets(
    {"a.cpp", "/nowhere/c.json", Words(), "stamp[0]"}, Language::cpp);
  ASSERT_TRUE(targets);
  EXPECT_THAT(targets->front().invocation.flags, testing::IsEmpty());
}

TEST(targets, file_of_flags_is_no_compiler)
{
  tests::TemporaryFolder folder;
  const auto file = (folder.path() / "flags.rsp").string();
  tests::write_bytes(file, "-DB -O2");
  EXPECT_THAT(find_compiler("CXX", "clang++", Language::cpp, {"@" + file}),
              ElementsAre("clang++"));
  const auto targets = find_targets(
    {"a.cpp", std::nullopt, Words{"@" + file}, "stamp[0]"}, Language::cpp);
  ASSERT_TRUE(targets);
  EXPECT_THAT(targets->front().invocation.flags, ElementsAre("-DB"));
}

}  // namespace
}  // namespace hallmark::stamp::test_targets
