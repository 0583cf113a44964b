// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "commands/cli.hpp"

#include "base/text.hpp"
#include "commands/help.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <ostream>

namespace hallmark::commands {
namespace {

using Words = std::vector<std::string>;

// Sorted by name. The words here are the first line of each --help.
constexpr std::array table{
  Command{"build",
          "make a plugin of its sources, without a build system",
          declare_build},
  Command{"builtin",
          "make an archive of a plugin that a host links in",
          declare_builtin},
  Command{"diff",
          "print what changed, and the version step that it demands",
          declare_diff},
  Command{"exports",
          "check what a plugin exports, and write its manifest",
          declare_exports},
  Command{"graph",
          "draw what the plugins in folders require, use and implement",
          declare_graph},
  Command{"helper", "write or update the Meson helper", declare_helper},
  Command{"inspect",
          "print what a plugin says of itself, without running it",
          declare_inspect},
  Command{"interface",
          "make the binding of an interface's description",
          declare_interface},
  Command{"lint",
          "print what will bite later, without running a plugin",
          declare_lint},
  Command{"list",
          "print the plugins in folders, without running any",
          declare_list},
  Command{"new", "make a project from a template", declare_new},
  Command{"run",
          "open and close a plugin in a process of its own",
          declare_run},
  Command{"stamp",
          "make source and linker flags of a plugin's description",
          declare_stamp},
  Command{"verify",
          "print the loader's verdict on a plugin, without running it",
          declare_verify},
};

base::Error
make_usage_error(std::string message, std::string hint)
{
  return base::make_error(
    Code::invalid_argument, std::move(message), std::move(hint));
}

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
find_name(const Words& words)
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
  for (const auto& command : table) {
    names.emplace_back(command.name);
  }
  const auto nearest = base::find_nearest(name, names, 1);
  return make_usage_error("unknown command " + base::quote(name),
                          nearest.empty()
                            ? "see 'hallmark --help'"
                            : "did you mean " + base::quote(nearest[0]) + "?");
}

bool
holds(const Words& words, std::string_view option)
{
  const auto end = std::find(words.begin(), words.end(), "--");
  return std::find(words.begin(), end, option) != end;
}

void
declare_color(Arguments& arguments, std::string& color)
{
  arguments.add_choice(
    "--color", {"auto", "always", "never"}, color, "colour of messages");
}

/// What is wrong with the call of a command, with where to read on.
int
report_usage(const Console& console, base::Error error, std::string_view name)
{
  if (error.hint.empty()) {
    error.hint = "see 'hallmark " + std::string(name) +
                 (name.empty() ? "--help'" : " --help'");
  }
  return report(console, error);
}

/// The program without a command: `--help`, `--version`, or a wrong call.
int
run_program(const Words& words, const Console& console)
{
  bool wants_help = false;
  bool wants_version = false;
  std::string color;
  Arguments arguments;
  arguments.add_flag("--help", wants_help, "");
  arguments.add_flag("--version", wants_version, "");
  declare_color(arguments, color);

  if (const auto parsed = arguments.parse(words); !parsed) {
    return report_usage(console, parsed.error(), "");
  }
  if (wants_help) {
    console.out << format_help(table);
    return status_done;
  }
  if (wants_version) {
    console.out << "hallmark " HALLMARK_VERSION "\n";
    return status_done;
  }
  return report_usage(console, make_usage_error("no command is given", ""), "");
}

int
run_command(const Command& command, const Words& words, const Console& console)
{
  std::string color;
  Arguments arguments;
  command.declare(arguments);
  declare_color(arguments, color);

  if (holds(words, "--help")) {
    console.out << format_help(command, arguments);
    return status_done;
  }
  if (const auto parsed = arguments.parse(words); !parsed) {
    return report_usage(console, parsed.error(), command.name);
  }
  return arguments.act()(console);
}

int
choose(const Words& words, const Console& console)
{
  const auto name = find_name(words);
  if (name == words.end()) {
    return run_program(words, console);
  }
  const auto command =
    std::find_if(table.begin(), table.end(), [&](const Command& row) {
      return row.name == *name;
    });
  if (command == table.end()) {
    return report(console, make_unknown_command(*name));
  }

  // Options of the program may stand before its command.
  Words rest(words.begin(), name);
  rest.insert(rest.end(), name + 1, words.end());
  return run_command(*command, rest, console);
}

}  // namespace

std::span<const Command>
all_commands()
{
  return table;
}

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
