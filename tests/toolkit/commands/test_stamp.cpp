// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "support/files.hpp"
#include "toolkit/tool.hpp"

#include <filesystem>

#include <gtest/gtest.h>

namespace hallmark::tests::test_stamp {
namespace {

namespace fs = std::filesystem;

/// `hallmark stamp` in a folder that has `a.plugin.toml` and `out/`.
class Stamp : public testing::Test {
protected:
  Stamp()
  {
    fs::create_directory(path("out"));
    write_bytes(path("a.plugin.toml"), "path = 'a'\nversion = '1.0.0'\n");
  }

  [[nodiscard]] Outcome stamp(std::vector<std::string> words) const
  {
    words.insert(words.begin(), "stamp");
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

TEST_F(Stamp, outputs_are_written_without_a_word)
{
  const auto outcome =
    stamp({"a.plugin.toml", "--output-dir", "out", "--depfile", "out/a.d"});

  EXPECT_EQ(outcome.status, 0) << outcome.describe();
  EXPECT_EQ(outcome.out + outcome.err, "");
  EXPECT_TRUE(fs::exists(path("out/a.plugin.cpp")));
  EXPECT_TRUE(fs::exists(path("out/a.plugin.rsp")));
  EXPECT_TRUE(fs::exists(path("out/a.plugin.map")));
  EXPECT_EQ(read_bytes(path("out/a.d")),
            "out/a.plugin.cpp: \\\n  a.plugin.toml\n");
}

TEST_F(Stamp, language_and_version_are_those_asked_for)
{
  const auto outcome = stamp({"a.plugin.toml",
                              "--output-dir",
                              "out",
                              "--language",
                              "c",
                              "--set-version",
                              "3.0.0"});

  EXPECT_EQ(outcome.status, 0) << outcome.describe();
  EXPECT_TRUE(fs::exists(path("out/a.plugin.c")));
  EXPECT_NE(read_bytes(path("out/a.plugin.rsp")).find("hallmark$a$3.0.0=1"),
            std::string::npos);
}

TEST_F(Stamp, response_file_names_the_script_wherever_the_link_runs)
{
  ASSERT_EQ(stamp({"a.plugin.toml", "--output-dir", "out"}).status, 0);

  EXPECT_NE(read_bytes(path("out/a.plugin.rsp"))
              .find("\n--version-script=" +
                    fs::canonical(path("out/a.plugin.map")).string() + "\n"),
            std::string::npos);
}

TEST_F(Stamp, interfaces_are_looked_for_in_folders_and_along_the_flags)
{
  write_bytes(path("a.plugin.toml"),
              "path='a'\nversion='1.0.0'\nimplements=['f.interface.toml',"
              "'g.interface.toml']\n");
  write_bytes(path("sdk/f.interface.toml"),
              "name='f'\nversion='1.0.0'\nheader='f.h'\nexports=['f']\n");
  write_bytes(path("sdk/f.h"), "extern int f;\n");
  write_bytes(path("inc/g.interface.toml"),
              "name='g'\nversion='1.0.0'\nheader='g.h'\nexports=['g']\n");
  write_bytes(path("inc/g.h"), "extern int g;\n");
  const auto outcome = stamp({"a.plugin.toml",
                              "--output-dir",
                              "out",
                              "--interface-dir",
                              "sdk",
                              "--",
                              "-O2",
                              "-Iinc"});

  EXPECT_EQ(outcome.status, 0) << outcome.describe();
}

TEST_F(Stamp, two_dashes_without_more_are_a_target_without_flags)
{
  write_bytes(path("a.plugin.toml"),
              "path='a'\nversion='1.0.0'\nexports.header='a.h'\n"
              "exports.symbols=['f']\n");
  write_bytes(path("a.h"), "int f(int);\n");

  EXPECT_EQ(stamp({"a.plugin.toml", "--output-dir", "out"}).status, 2);
  const auto outcome = stamp({"a.plugin.toml", "--output-dir", "out", "--"});
  EXPECT_EQ(outcome.status, 0) << outcome.describe();
}

TEST_F(Stamp, bad_description_is_told_as_editors_read_it)
{
  write_bytes(path("a.plugin.toml"), "path = 'a'\nversion = '1.2'\n");
  const auto outcome = stamp({"a.plugin.toml", "--output-dir", "out"});

  EXPECT_EQ(outcome.status, 3);
  EXPECT_EQ(outcome.err,
            "a.plugin.toml:2:11: error: not a semantic version: found '1.2', "
            "expected MAJOR.MINOR.PATCH\n");
  EXPECT_TRUE(fs::is_empty(path("out")));
}

TEST_F(Stamp, missing_description_is_told)
{
  const auto outcome = stamp({"b.plugin.toml", "--output-dir", "out"});

  EXPECT_EQ(outcome.status, 3);
  EXPECT_EQ(outcome.err,
            "hallmark: error: 'b.plugin.toml': no such file or directory\n");
}

TEST_F(Stamp, folder_that_cannot_be_written_is_told)
{
  const auto outcome = stamp({"a.plugin.toml", "--output-dir", "none"});

  EXPECT_EQ(outcome.status, 3);
  EXPECT_EQ(outcome.err,
            "hallmark: error: 'none/a.plugin.cpp': cannot be written: no such "
            "file or directory\n");
}

TEST_F(Stamp, wrong_calls_are_told)
{
  EXPECT_EQ(stamp({"a.plugin.toml"}).status, 2);
  EXPECT_EQ(stamp({"--output-dir", "out"}).status, 2);
  const auto outcome =
    stamp({"a.plugin.toml", "--output-dir", "out", "--set-version", "1"});
  EXPECT_EQ(outcome.status, 2);
  EXPECT_EQ(outcome.err,
            "hallmark: error: '--set-version': not a semantic version: found "
            "'1', expected MAJOR.MINOR.PATCH\n");
}

}  // namespace
}  // namespace hallmark::tests::test_stamp
