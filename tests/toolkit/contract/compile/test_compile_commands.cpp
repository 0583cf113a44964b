// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "base/text.hpp"
#include "contract/compile/compile_commands.hpp"
#include "support/files.hpp"

#include <utility>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace hallmark::contract::compile::test_compile_commands {
namespace {

using testing::ElementsAre;

JsonList
list_of(std::string text)
{
  return JsonList([text = std::move(text)]() mutable {
    return Result<std::string>(std::exchange(text, ""));
  });
}

/// Every entry: each has an empty word.
Result<std::vector<CompileCommand>>
parse_all(const std::string& text)
{
  return read_compile_commands(list_of(text), {""});
}

std::string
error_of(const std::string& text)
{
  const auto commands = parse_all(text);
  return commands ? "" : base::format_error(commands.error());
}

TEST(compile_commands, command_and_arguments_are_both_read)
{
  const auto commands = parse_all(R"([
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

TEST(compile_commands, entries_without_the_words_are_not_parsed)
{
  const std::string text = R"([
    {"directory": no JSON},
    {"directory": "/b", "command": "cc", "file": "a.c"},
    {"directory": "/b", "command": "cc", "file": "b.c"},
    {"directory": "/b", "command": "cc", "file": "\u0062.c"}])";
  const auto commands = read_compile_commands(list_of(text), {"b.c", "d.c"});
  ASSERT_TRUE(commands);
  ASSERT_EQ(commands->size(), 2U);
  EXPECT_EQ(commands->front().file, "/b/b.c");
  EXPECT_EQ(commands->back().file, "/b/b.c");
}

TEST(compile_commands, words_are_found_as_json_writes_them)
{
  const auto commands = read_compile_commands(
    list_of(R"([{"directory": "/b", "command": "cc", "file": "a\"\\.c"}])"),
    {"a\"\\.c"});
  ASSERT_TRUE(commands);
  ASSERT_EQ(commands->size(), 1U);
  EXPECT_EQ(commands->front().file, "/b/a\"\\.c");
}

TEST(compile_commands, what_is_no_database_is_malformed)
{
  const std::string not_a_list =
    "hallmark: error: not a compilation database: not a JSON list";
  EXPECT_EQ(error_of(""), not_a_list);
  EXPECT_EQ(error_of("{}"), not_a_list);
  EXPECT_EQ(error_of("[1"), not_a_list);
  EXPECT_EQ(error_of("[1]"), "hallmark: error: entry 0 has no 'directory'");
  EXPECT_EQ(error_of(R"([{"directory": no}])"),
            "hallmark: error: not a compilation database: entry 0 is not JSON");
  EXPECT_EQ(error_of(R"([{"command": "cc", "file": "a"}])"),
            "hallmark: error: entry 0 has no 'directory'");
  EXPECT_EQ(error_of(R"([{"directory": "/", "command": "cc"}])"),
            "hallmark: error: entry 0 has no 'file'");
  EXPECT_EQ(error_of(R"([{"directory": "/", "file": "a"}])"),
            "hallmark: error: entry 0 has no 'command' or 'arguments'");
}

TEST(compile_commands, missing_database_is_named)
{
  const auto commands =
    read_compile_commands("/nowhere/compile_commands.json", {"a.c"});
  ASSERT_FALSE(commands);
  EXPECT_EQ(commands.error().code, Code::not_found);
  EXPECT_EQ(commands.error().subject, "/nowhere/compile_commands.json");
}

/// An entry of a database.
std::string
make_entry(const std::string& directory,
           const std::string& file,
           const std::string& output = "")
{
  return "{\"directory\": \"" + directory + "\", \"file\": \"" + file +
         "\", \"command\": \"g++ -c x\"" +
         (output.empty() ? "" : ", \"output\": \"" + output + "\"") + "}";
}

/// A folder with a database.
class Build {
public:
  void write(const std::vector<std::string>& entries) const
  {
    tests::write_bytes(database(), "[" + base::join(entries, ",\n") + "]\n");
  }

  [[nodiscard]] SourceCommands find(const std::string& source) const
  {
    return *find_source_commands(database(), source);
  }

  [[nodiscard]] std::string path() const { return folder_.path().string(); }

private:
  [[nodiscard]] std::string database() const
  {
    return path() + "/compile_commands.json";
  }

  tests::TemporaryFolder folder_;
};

TEST(compile_commands, every_target_that_compiles_a_source_is_found)
{
  const Build build;
  build.write({make_entry("/b", "/b/x.plugin.cpp"),
               make_entry("/b", "/b/y.plugin.cpp"),
               make_entry("/b", "x.plugin.cpp")});
  EXPECT_EQ(build.find("/b/x.plugin.cpp").commands.size(), 2U);
  EXPECT_EQ(build.find("x.plugin.cpp").commands.size(), 2U);
  EXPECT_EQ(build.find("./y.plugin.cpp").commands.size(), 1U);
  EXPECT_EQ(build.find("/c/x.plugin.cpp").commands.size(), 0U);
}

TEST(compile_commands, what_else_its_targets_compile_is_found)
{
  const Build build;
  build.write({make_entry("/b", "/s/one.cpp", "x.so.p/one.o"),
               make_entry("/b", "/s/other.cpp", "sub/x.so.p/other.o"),
               make_entry("/b", "/s/pch.hpp", "x.so.p/pch.hpp.gch"),
               make_entry("/b", "x.plugin.cpp", "x.so.p/x.o"),
               make_entry("/b", "x.plugin.cpp", "z.so.p/x.o"),
               make_entry("/b", "/s/two.cpp", "z.so.p/two.o")});
  std::vector<std::string> outputs;
  for (const auto& command : build.find("/b/x.plugin.cpp").targets) {
    outputs.push_back(command.output);
  }
  EXPECT_THAT(outputs,
              ElementsAre("x.so.p/one.o",
                          "x.so.p/pch.hpp.gch",
                          "x.so.p/x.o",
                          "z.so.p/x.o",
                          "z.so.p/two.o"));
}

TEST(compile_commands, without_outputs_every_precompiled_header_is_found)
{
  const Build build;
  build.write({make_entry("/b", "/s/one.cpp"),
               make_entry("/b", "/s/pch.hpp", "x.p/pch.hpp.gch"),
               make_entry("/b", "x.plugin.cpp")});
  const auto targets = build.find("/b/x.plugin.cpp").targets;
  ASSERT_EQ(targets.size(), 1U);
  EXPECT_EQ(targets.front().output, "x.p/pch.hpp.gch");
}

TEST(compile_commands, unity_source_that_includes_it_is_found)
{
  const Build build;
  const auto unity = build.path() + "/reverb.so.p/reverb-unity0.cpp";
  tests::write_bytes(unity,
                     "// #include<" + build.path() + "/other.cpp>\n#include<" +
                       build.path() + "/reverb.plugin.cpp>\n");
  build.write({make_entry(build.path(), build.path() + "/main.cpp"),
               make_entry(build.path(), unity)});
  const auto found = build.find("reverb.plugin.cpp").commands;
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].file, unity);
  EXPECT_EQ(build.find("other.cpp").commands.size(), 0U);
}

TEST(compile_commands, unity_source_may_include_by_relative_name)
{
  const Build build;
  const auto unity = build.path() + "/p/unity_0_cxx.cxx";
  tests::write_bytes(unity, "  #  include \"../src/a b.cpp\"\n");
  build.write({make_entry(build.path(), unity)});
  EXPECT_EQ(build.find(build.path() + "/src/a b.cpp").commands.size(), 1U);
}

}  // namespace
}  // namespace hallmark::contract::compile::test_compile_commands
