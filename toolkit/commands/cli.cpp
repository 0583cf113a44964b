// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "commands/cli.hpp"

#include "base/text.hpp"
#include "commands/command.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <ostream>

namespace hallmark::commands {
namespace {

using Words = std::vector<std::string>;

// Sorted by name. The words here are the first line of each --help.
constexpr std::array command_table{
  Command{"build",
          "build a plugin from its sources, without a build system",
          declare_build},
  Command{"builtin",
          "make an archive of a plugin, to link into a host",
          declare_builtin},
  Command{"diff",
          "show what changed, and the version step that it demands",
          declare_diff},
  Command{"exports",
          "check a linked plugin, and write its exports manifest",
          declare_exports},
  Command{"graph",
          "draw what plugins require, use and implement",
          declare_graph},
  Command{"helper", "write or update the Meson helper", declare_helper},
  Command{"inspect",
          "show what a plugin says about itself, without running it",
          declare_inspect},
  Command{"interface",
          "generate a host's binding from an interface description",
          declare_interface},
  Command{"lint", "warn about problems that only show up later", declare_lint},
  Command{"list",
          "list the plugins in folders, without running any",
          declare_list},
  Command{"new", "create a project from a template", declare_new},
  Command{"run",
          "load and unload a plugin in a child process, and report crashes",
          declare_run},
  Command{"stamp",
          "generate source and linker flags from a plugin description",
          declare_stamp},
  Command{"verify",
          "tell whether a loader accepts a plugin, without running it",
          declare_verify},
};

/// The colour that `--color` asks for anywhere before `--`; `automatic` when
/// nothing does. What is wrong with its value is told by the parser.
bool
find_color(const Words& words, bool automatic)
{
  const auto end = std::find(words.begin(), words.end(), "--");
  bool color = automatic;
  for (auto word = words.begin(); word != end; ++word) {
    const bool is_pair = *word == "--color" && word + 1 != end;
    const auto value = is_pair                         ? *(word + 1)
                       : word->starts_with("--color=") ? word->substr(8)
                                                       : "";
    color = value == "always" || (color && value != "never");
    color = value == "auto" ? automatic : color;
  }
  return color;
}

/// Where the command's name stands: the first word that is no option.
Words::const_iterator
find_command_name(const Words& words)
{
  auto word = words.begin();
  while (word != words.end() && word->starts_with("-")) {
    word += *word == "--color" && word + 1 != words.end() ? 2 : 1;
  }
  return word;
}

base::Error
make_unknown_command(const std::string& name)
{
  Words names;
  for (const auto& command : command_table) {
    names.emplace_back(command.name);
  }
  return make_usage_error("",
                          "unknown command " + base::quote(name),
                          base::suggest(name, names, "see 'hallmark --help'"));
}

/// Do what a line asks for: print a text, or act.
int
run_arguments(Arguments& arguments, const Words& words, const Console& console)
{
  const auto parsed = arguments.parse(words);
  if (!parsed) {
    return report(console, parsed.error());
  }
  if (*parsed) {
    console.out << **parsed;
    return status_done;
  }
  return arguments.act()(console);
}

/// The program without a command: `--help`, `--version`, or a wrong call.
int
run_program(const Words& words, const Console& console)
{
  Arguments arguments("hallmark",
                      "build, check and inspect stamped plugins in C and C++");
  for (const auto& command : command_table) {
    arguments.add_command(command.name, command.about);
  }
  arguments.add_version("hallmark " HALLMARK_VERSION);
  arguments.set_act([](const Console& to) {
    return report(
      to, make_usage_error("", "no command given", "see 'hallmark --help'"));
  });
  return run_arguments(arguments, words, console);
}

int
choose(const Words& words, const Console& console)
{
  const auto name = find_command_name(words);
  if (name == words.end()) {
    return run_program(words, console);
  }
  const auto command = std::ranges::find(command_table, *name, &Command::name);
  if (command == command_table.end()) {
    return report(console, make_unknown_command(*name));
  }

  // Options of the program may stand before its command.
  Words rest(words.begin(), name);
  rest.insert(rest.end(), name + 1, words.end());
  Arguments arguments("hallmark " + *name, command->about);
  command->declare(arguments);
  return run_arguments(arguments, rest, console);
}

}  // namespace

int
run(const Words& words, Console console)
{
  console.color = find_color(words, console.color);
  const auto status = choose(words, console);

  // A full disk, or a closed pipe, shows only here.
  errno = 0;
  if (!console.out.flush()) {
    const auto reason = base::format_errno(errno != 0 ? errno : EIO);
    return report(
      console,
      base::make_error(Code::unreadable,
                       "standard output cannot be written: " + reason));
  }
  return status;
}

}  // namespace hallmark::commands
