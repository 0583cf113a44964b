// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "support/files.hpp"
#include "toolkit/tool.hpp"

#include <filesystem>

#include <gtest/gtest.h>

namespace hallmark::tests::test_interface {
namespace {

namespace fs = std::filesystem;

/// `hallmark interface` in a folder that has `a.interface.toml` and `out/`.
class InterfaceCommand : public testing::Test {
protected:
  InterfaceCommand()
  {
    fs::create_directory(path("out"));
    write_bytes(path("a.interface.toml"),
                "name = 'a'\nversion = '1.0.0'\nheader = 'a.h'\n"
                "exports = ['f']\n");
    write_bytes(path("a.h"), "int f(int);\n");
  }

  [[nodiscard]] Outcome make(std::vector<std::string> words) const
  {
    words.insert(words.begin(),
                 {"interface", "a.interface.toml", "--output-dir", "out"});
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

TEST_F(InterfaceCommand, outputs_are_written_without_a_word)
{
  const auto outcome = make({"--depfile", "out/a.d", "--", "g++", "-O2"});

  EXPECT_EQ(outcome.status, 0) << outcome.describe();
  EXPECT_EQ(outcome.out + outcome.err, "");
  for (const auto* ending : {"hpp", "cpp", "abi", "list"}) {
    EXPECT_TRUE(fs::exists(path(std::string("out/a.interface.") + ending)));
  }
  EXPECT_EQ(read_bytes(path("out/a.d")).find("out/a.interface.hpp: \\\n"), 0U);
}

TEST_F(InterfaceCommand, language_and_version_are_those_asked_for)
{
  const auto outcome =
    make({"--language", "c", "--set-version", "3.0.0", "--", "gcc"});

  EXPECT_EQ(outcome.status, 0) << outcome.describe();
  EXPECT_TRUE(fs::exists(path("out/a.interface.h")));
  EXPECT_TRUE(fs::exists(path("out/a.interface.c")));
  EXPECT_NE(read_bytes(path("out/a.interface.abi")).find("\t3.0.0\n"),
            std::string::npos);
}

TEST_F(InterfaceCommand, header_that_does_not_declare_an_export_is_told)
{
  write_bytes(path("a.h"), "");
  const auto outcome = make({"--", "g++"});

  EXPECT_EQ(outcome.status, 3);
  EXPECT_EQ(outcome.err,
            "hallmark: error: 'a.h': export 'f' is not declared\n");
  EXPECT_TRUE(fs::is_empty(path("out")));
}

TEST_F(InterfaceCommand, flags_have_to_be_given)
{
  const auto outcome = make({});

  EXPECT_EQ(outcome.status, 2);
  EXPECT_EQ(
    outcome.err,
    "hallmark: error: 'a.interface.toml': the target's flags are unknown\n"
    "  hint: pass --compile-commands FILE, or -- COMPILER FLAGS\n");
}

TEST_F(InterfaceCommand, two_dashes_without_more_are_a_target_without_flags)
{
  const auto outcome = make({"--"});

  EXPECT_EQ(outcome.status, 0) << outcome.describe();
  EXPECT_TRUE(fs::exists(path("out/a.interface.abi")));
}

TEST_F(InterfaceCommand, description_is_looked_for_in_folders)
{
  write_bytes(path("sdk/b.interface.toml"),
              "name = 'b'\nversion = '1.0.0'\nheader = 'b.h'\n"
              "exports = ['g']\n");
  write_bytes(path("sdk/b.h"), "int g(int);\n");
  RunOptions options;
  options.folder = path("");
  const auto make_b = [&](const std::string& folder) {
    return run_tool({"interface",
                     "b.interface.toml",
                     "--output-dir",
                     "out",
                     "--interface-dir",
                     "none",
                     "--interface-dir",
                     folder,
                     "--",
                     "g++"},
                    options);
  };

  EXPECT_EQ(make_b("sdk").err, "");
  EXPECT_NE(read_bytes(path("out/b.interface.hpp")).find("../sdk/b.h"),
            std::string::npos);
  const auto lost = make_b("out");
  EXPECT_EQ(lost.status, 3);
  EXPECT_EQ(lost.err,
            "hallmark: error: 'b.interface.toml': no such file or "
            "directory\n");
}

TEST_F(InterfaceCommand, database_gives_the_flags)
{
  write_bytes(path("c.json"),
              "[{\"directory\": \"" + path("").string() +
                "\", \"file\": \"out/a.interface.cpp\", \"command\": \"g++ "
                "-funsigned-char -c out/a.interface.cpp\"}]");
  write_bytes(path("a.h"), "char f();\n");
  const auto outcome = make({"--compile-commands", "c.json"});

  EXPECT_EQ(outcome.status, 0) << outcome.describe();
  EXPECT_NE(read_bytes(path("out/a.interface.abi")).find("unsigned_char\n"),
            std::string::npos);
}

}  // namespace
}  // namespace hallmark::tests::test_interface
