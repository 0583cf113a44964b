// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "toolkit/tool.hpp"

#include <sstream>

#include <gmock/gmock.h>

namespace hallmark::tests::test_cli {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

/// A wrong call and all that it prints.
struct WrongCall {
  std::string name;
  std::vector<std::string> words;
  std::string err;
};

std::string
format_name(const testing::TestParamInfo<WrongCall>& info)
{
  return info.param.name;
}

class WrongUsage : public testing::TestWithParam<WrongCall> {};

TEST_P(WrongUsage, is_told_with_status_2)
{
  const auto outcome = run_tool(GetParam().words);
  EXPECT_EQ(outcome.status, 2);
  EXPECT_EQ(outcome.out, "");
  EXPECT_EQ(outcome.err, GetParam().err);
}

INSTANTIATE_TEST_SUITE_P(
  cli,
  WrongUsage,
  testing::Values(
    WrongCall{"no_command",
              {},
              "hallmark: error: no command given\n"
              "  hint: see 'hallmark --help'\n"},
    WrongCall{"misspelt_command",
              {"inspet"},
              "hallmark: error: unknown command 'inspet'\n"
              "  hint: did you mean 'inspect'?\n"},
    WrongCall{"unlike_any_command",
              {"frobnicate"},
              "hallmark: error: unknown command 'frobnicate'\n"
              "  hint: see 'hallmark --help'\n"},
    WrongCall{"misspelt_option_of_program",
              {"--hepl"},
              "hallmark: error: unknown option '--hepl'\n"
              "  hint: did you mean '--help'?\n"},
    WrongCall{"misspelt_option",
              {"inspect", "a.so", "--jsn"},
              "hallmark: error: unknown option '--jsn'\n"
              "  hint: did you mean '--json'?\n"},
    WrongCall{"misspelt_option_with_value",
              {"verify", "a.so", "--rnage=^1"},
              "hallmark: error: unknown option '--rnage'\n"
              "  hint: did you mean '--range'?\n"},
    WrongCall{"misspelt_option_and_missing_word",
              {"inspect", "--jsn"},
              "hallmark: error: unknown option '--jsn'\n"
              "  hint: did you mean '--json'?\n"},
    WrongCall{"unlike_any_option",
              {"inspect", "a.so", "-x"},
              "hallmark: error: unknown option '-x'\n"
              "  hint: see 'hallmark inspect --help'\n"},
    WrongCall{"missing_word",
              {"inspect"},
              "hallmark: error: missing FILE\n"
              "  hint: see 'hallmark inspect --help'\n"},
    WrongCall{"word_too_many",
              {"inspect", "a.so", "b.so"},
              "hallmark: error: unexpected argument 'b.so'\n"
              "  hint: see 'hallmark inspect --help'\n"},
    WrongCall{"missing_value",
              {"verify", "a.so", "--range"},
              "hallmark: error: '--range': needs a value\n"
              "  hint: see 'hallmark verify --help'\n"},
    WrongCall{"option_twice",
              {"verify", "a.so", "--range", "1", "--range", "2"},
              "hallmark: error: '--range': given more than once\n"
              "  hint: see 'hallmark verify --help'\n"},
    WrongCall{"value_of_flag",
              {"inspect", "a.so", "--json=yes"},
              "hallmark: error: '--json': takes no value\n"
              "  hint: see 'hallmark inspect --help'\n"},
    WrongCall{"unlike_any_choice",
              {"inspect", "a.so", "--color", "purple"},
              "hallmark: error: '--color': unknown value: found 'purple', "
              "expected 'auto', 'always' or 'never'\n"
              "  hint: see 'hallmark inspect --help'\n"},
    WrongCall{"misspelt_choice",
              {"--color=alwys", "inspect", "a.so"},
              "hallmark: error: '--color': unknown value: found 'alwys', "
              "expected 'auto', 'always' or 'never'\n"
              "  hint: did you mean 'always'?\n"}),
  format_name);

TEST(cli, version_is_printed)
{
  const auto outcome = run_tool({"--version"});
  EXPECT_EQ(outcome.status, 0);
  EXPECT_EQ(outcome.out, "hallmark " HALLMARK_VERSION "\n");
  EXPECT_EQ(outcome.err, "");
}

/// The commands that `--help` lists.
std::vector<std::string>
read_command_names()
{
  const auto help = run_tool({"--help"}).out;
  std::istringstream lines(help.substr(help.find("commands:\n")));
  std::vector<std::string> names;
  std::string line;
  for (std::getline(lines, line); std::getline(lines, line) && !line.empty();) {
    names.push_back(line.substr(2, line.find(' ', 2) - 2));
  }
  return names;
}

TEST(cli, help_lists_commands_and_options)
{
  const auto outcome = run_tool({"--help"});
  EXPECT_EQ(outcome.status, 0);
  EXPECT_EQ(outcome.err, "");
  EXPECT_THAT(outcome.out,
              StartsWith("usage: hallmark COMMAND [ARGUMENT]...\n"));
  EXPECT_THAT(outcome.out,
              HasSubstr("\n"
                        "  inspect    show what a plugin says about itself, "
                        "without running it\n"));
  EXPECT_THAT(outcome.out,
              HasSubstr("\n"
                        "options:\n"
                        "  --version                  show the version\n"
                        "  --color auto|always|never  when to colour messages\n"
                        "  --help                     show this help\n"));
}

TEST(cli, commands_are_listed_in_order)
{
  const auto names = read_command_names();
  EXPECT_GE(names.size(), 4U);
  EXPECT_TRUE(std::is_sorted(names.begin(), names.end()));
}

TEST(cli, every_command_has_help)
{
  for (const auto& name : read_command_names()) {
    const auto outcome = run_tool({name, "--help"});
    EXPECT_EQ(outcome.status, 0) << outcome.describe();
    EXPECT_THAT(outcome.out, StartsWith("usage: hallmark " + name + " "));
    EXPECT_EQ(outcome.err, "");
  }
}

TEST(cli, help_of_a_command_says_its_arguments)
{
  const auto outcome = run_tool({"inspect", "--help"});
  EXPECT_EQ(
    outcome.out,
    "usage: hallmark inspect FILE [--json] [--color auto|always|never]\n"
    "\n"
    "show what a plugin says about itself, without running it\n"
    "\n"
    "  FILE                       a plugin, or any ELF file\n"
    "  --json                     print JSON\n"
    "  --color auto|always|never  when to colour messages\n"
    "  --help                     show this help\n");
}

TEST(cli, name_of_a_command_can_be_a_word_of_another)
{
  const auto outcome = run_tool({"inspect", "list"});
  EXPECT_EQ(outcome.status, 3);
  EXPECT_EQ(outcome.err,
            "hallmark: error: 'list': no such file or directory\n");
}

TEST(cli, color_is_asked_for_before_and_after_the_command)
{
  constexpr auto painted =
    "hallmark: \033[1;31merror:\033[0m unknown option '--jsn'\n"
    "  \033[1;36mhint:\033[0m did you mean '--json'?\n";
  EXPECT_EQ(run_tool({"--color", "always", "inspect", "a.so", "--jsn"}).err,
            painted);
  EXPECT_EQ(run_tool({"inspect", "--color=always", "a.so", "--jsn"}).err,
            painted);
}

TEST(cli, file_that_is_no_terminal_gets_no_color)
{
  RunOptions options;
  options.environment["TERM"] = "xterm";
  const auto by_itself = run_tool({"inspet"}, options);
  const auto when_asked = run_tool({"--color", "auto", "inspet"}, options);
  EXPECT_EQ(by_itself.err.find('\033'), std::string::npos);
  EXPECT_EQ(when_asked.err.find('\033'), std::string::npos);
}

TEST(cli, full_disk_is_an_error_and_no_silence)
{
  const auto outcome =
    run({"sh", "-c", "exec \"$0\" --help >/dev/full", find_tool()});
  EXPECT_EQ(outcome.status, 3);
  EXPECT_EQ(outcome.err,
            "hallmark: error: standard output cannot be written: no space "
            "left on device\n");
}

}  // namespace
}  // namespace hallmark::tests::test_cli
