// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Contracts of another machine: equal to the text that is kept, and true of a
// program that runs there.

#include "contract/compile/compile.hpp"
#include "support/files.hpp"
#include "support/process.hpp"
#include "toolkit/contract/snippet.hpp"

#include <sstream>

#include <gtest/gtest.h>

namespace hallmark::tests::test_cross {
namespace {

const std::string header =
  std::string(HALLMARK_TEST_SOURCES) + "/cross/cross.hpp";

std::string
make_text(const std::string& compiler)
{
  return text_of({.text = "#include \"" + header + "\"\n",
                  .exports = {"corpus::machine", "corpus::passed"},
                  .compiler = compiler + " -std=c++20"});
}

std::string
read_kept()
{
  return read_bytes(std::string(HALLMARK_TEST_SOURCES) +
                    "/cross/cross.aarch64.abi");
}

class cross_compilers : public testing::TestWithParam<std::string> {};

TEST_P(cross_compilers, give_the_text_that_is_kept)
{
  const auto program = GetParam().substr(0, GetParam().find(' '));
  for (const auto& needed : {program, std::string("aarch64-linux-gnu-g++")}) {
    if (!is_installed(needed)) {
      GTEST_SKIP() << needed << " is not installed";
    }
  }
  EXPECT_EQ(make_text(GetParam()), read_kept());
}

INSTANTIATE_TEST_SUITE_P(
  aarch64,
  cross_compilers,
  testing::Values("aarch64-linux-gnu-g++",
                  "clang++-14 --target=aarch64-linux-gnu",
                  "clang++-19 --target=aarch64-linux-gnu"),
  [](const auto& row) {
    return row.param.starts_with("clang++-14")   ? "clang14"
           : row.param.starts_with("clang++-19") ? "clang19"
                                                 : "gcc";
  });

/// What a text claims that a program can ask its compiler, and that program.
struct Questions {
  std::string claims;
  std::string source = "#include <cstddef>\n#include <cstdio>\n#include \"" +
                       header + "\"\nint main() {\n";

  /// A line of the text, and the number that the program writes into it.
  void add(const std::string& start,
           const std::string& number,
           const std::string& rest,
           const std::string& expression)
  {
    claims += start + number + rest + "\n";
    source += "  std::printf(\"%s%zu%s\\n\", \"" + start + "\", " + expression +
              ", \"" + rest + "\");\n";
  }
};

std::vector<std::string>
split_line(const std::string& line)
{
  std::istringstream stream(line);
  std::vector<std::string> fields;
  for (std::string field; std::getline(stream, field, '\t');) {
    fields.push_back(field);
  }
  fields.resize(5);
  return fields;
}

/// Whether source can name a type as its key does.
bool
is_spelled(const std::string& key)
{
  return key.find_first_of("(<") == key.npos;
}

Questions
ask(const std::string& text)
{
  Questions questions;
  std::istringstream lines(text);
  std::string type;
  for (std::string line; std::getline(lines, line);) {
    const auto fields = split_line(line);
    if (!fields[0].empty()) {
      const bool is_type = fields[0] == "class" || fields[0] == "union" ||
                           fields[0] == "enum" || fields[0] == "base";
      type = is_type && is_spelled(fields[1]) ? fields[1] : "";
    } else if (!type.empty() && fields[1] == "size") {
      questions.add(type + " size ", fields[2], "", "sizeof(" + type + ")");
    } else if (!type.empty() && fields[1] == "align") {
      questions.add(type + " align ", fields[2], "", "alignof(" + type + ")");
    } else if (!type.empty() && fields[1] == "member" && fields[3] != "mode") {
      // `mode` is a bit-field of eight bits, which has no offsetof().
      questions.add(type + " ",
                    fields[2],
                    " " + fields[3],
                    "offsetof(" + type + ", " + fields[3] + ")");
    }
  }
  questions.source += "}\n";
  return questions;
}

/// What a program prints that was compiled and run with these words before it.
std::string
run_source(const std::string& source,
           const std::string& compiler,
           const std::vector<std::string>& runner)
{
  const TemporaryFolder folder;
  const auto file = (folder.path() / "ask.cpp").string();
  const auto program = (folder.path() / "ask").string();
  write_bytes(file, source);
  const auto built = contract::compile::run_program(
    {compiler, "-std=c++20", "-w", "-static", file, "-o", program}, "");
  if (!built || built->status != 0) {
    return built ? built->errors : base::format_error(built.error());
  }
  auto words = runner;
  words.push_back(program);
  return run(words).out;
}

TEST(layouts, are_those_of_the_machine_that_runs_this)
{
  const auto questions = ask(make_text("g++"));
  EXPECT_NE(questions.claims.find("corpus::Machine 80 letter\n"),
            std::string::npos)
    << questions.claims;
  EXPECT_EQ(run_source(questions.source, "g++", {}), questions.claims);
}

TEST(layouts, are_those_of_another_machine)
{
  for (const auto* needed : {"aarch64-linux-gnu-g++", "qemu-aarch64"}) {
    if (!is_installed(needed)) {
      GTEST_SKIP() << needed << " is not installed";
    }
  }
  const auto questions = ask(read_kept());
  EXPECT_EQ(
    run_source(questions.source, "aarch64-linux-gnu-g++", {"qemu-aarch64"}),
    questions.claims);
}

}  // namespace
}  // namespace hallmark::tests::test_cross
