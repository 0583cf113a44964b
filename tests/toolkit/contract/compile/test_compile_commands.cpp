// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/compile/compile_commands.hpp"
#include "support/files.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace hallmark::contract::compile::test_compile_commands {
namespace {

using testing::ElementsAre;

std::string
error_of(std::string_view text)
{
  const auto commands = parse_compile_commands(text);
  return commands ? "" : base::format_error(commands.error());
}

TEST(compile_commands, command_and_arguments_are_both_read)
{
  const auto commands = parse_compile_commands(R"([
    {"directory": "/b", "command": "g++ '-DA=x y' -c ../a.cpp",
     "file": "../a.cpp", "output": "a.o"},
    {"directory": "/b", "arguments": ["cc", "-c", "b c.c"], "file": "/s/b c.c"}])");
  ASSERT_TRUE(commands);
  ASSERT_EQ(commands->size(), 2U);
  EXPECT_EQ((*commands)[0].file, "/a.cpp");
  EXPECT_EQ((*commands)[0].output, "a.o");
  EXPECT_THAT((*commands)[0].arguments,
              ElementsAre("g++", "-DA=x y", "-c", "../a.cpp"));
  EXPECT_EQ((*commands)[1].file, "/s/b c.c");
  EXPECT_THAT((*commands)[1].arguments, ElementsAre("cc", "-c", "b c.c"));
}

TEST(compile_commands, what_is_no_database_is_malformed)
{
  const std::string not_a_list =
    "hallmark: error: not a compilation database: not a JSON list";
  EXPECT_EQ(error_of(""), not_a_list);
  EXPECT_EQ(error_of("{}"), not_a_list);
  EXPECT_EQ(error_of("[1"), not_a_list);
  EXPECT_EQ(error_of("[1]"), "hallmark: error: entry 0 has no 'directory'");
  EXPECT_EQ(error_of(R"([{"command": "cc", "file": "a"}])"),
            "hallmark: error: entry 0 has no 'directory'");
  EXPECT_EQ(error_of(R"([{"directory": "/", "command": "cc"}])"),
            "hallmark: error: entry 0 has no 'file'");
  EXPECT_EQ(error_of(R"([{"directory": "/", "file": "a"}])"),
            "hallmark: error: entry 0 has no 'command' or 'arguments'");
}

TEST(compile_commands, missing_database_is_named)
{
  const auto commands = read_compile_commands("/nowhere/compile_commands.json");
  ASSERT_FALSE(commands);
  EXPECT_EQ(commands.error().code, Code::not_found);
  EXPECT_EQ(commands.error().subject, "/nowhere/compile_commands.json");
}

CompileCommand
make_command(const std::string& directory, const std::string& file)
{
  return {directory, file, "", {"g++", "-c", file}};
}

TEST(compile_commands, every_target_that_compiles_a_source_is_found)
{
  const std::vector<CompileCommand> commands = {
    make_command("/b", "/b/x.plugin.cpp"),
    make_command("/b", "/b/y.plugin.cpp"),
    make_command("/b", "/b/x.plugin.cpp"),
  };
  EXPECT_EQ(find_commands(commands, "/b/x.plugin.cpp").size(), 2U);
  EXPECT_EQ(find_commands(commands, "x.plugin.cpp").size(), 2U);
  EXPECT_EQ(find_commands(commands, "./y.plugin.cpp").size(), 1U);
  EXPECT_EQ(find_commands(commands, "/c/x.plugin.cpp").size(), 0U);
}

TEST(compile_commands, unity_source_that_includes_it_is_found)
{
  const tests::TemporaryFolder folder;
  const auto build = folder.path().string();
  const auto unity = folder.path() / "reverb.so.p" / "reverb-unity0.cpp";
  tests::write_bytes(unity,
                     "// #include<" + build + "/other.cpp>\n#include<" + build +
                       "/reverb.plugin.cpp>\n");
  const std::vector<CompileCommand> commands = {
    make_command(build, build + "/main.cpp"),
    make_command(build, unity.string()),
  };
  const auto found = find_commands(commands, "reverb.plugin.cpp");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].file, unity.string());
  EXPECT_EQ(find_commands(commands, "other.cpp").size(), 0U);
}

TEST(compile_commands, unity_source_may_include_by_relative_name)
{
  const tests::TemporaryFolder folder;
  const auto build = folder.path().string();
  const auto unity = folder.path() / "p" / "unity_0_cxx.cxx";
  tests::write_bytes(unity, "  #  include \"../src/a b.cpp\"\n");
  EXPECT_EQ(
    find_commands({make_command(build, unity.string())}, build + "/src/a b.cpp")
      .size(),
    1U);
}

}  // namespace
}  // namespace hallmark::contract::compile::test_compile_commands
