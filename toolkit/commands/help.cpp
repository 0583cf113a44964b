// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "commands/help.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace hallmark::commands {
namespace {

using Row = Arguments::Row;

bool
is_option(const Row& row)
{
  return row.name.front() == '-';
}

/// `FILE`, `[DIR]...`, `[--json]`: one argument in the usage line.
std::string
format_usage(const Row& row)
{
  if (row.name == "--") {
    return "[" + row.syntax + "...]";
  }
  // The short name stands in the table below.
  const auto text = row.syntax.substr(row.syntax.rfind(row.name));
  const auto one = row.required ? text : "[" + text + "]";
  return row.repeats ? one + "..." : one;
}

/// Words first, then options: the order in which they are typed.
std::string
format_usage(const std::vector<Row>& rows)
{
  std::string words;
  std::string options;
  std::string rest;
  for (const auto& row : rows) {
    auto& place = row.name == "--" ? rest : is_option(row) ? options : words;
    place += " " + format_usage(row);
  }
  return words + options + rest;
}

std::string
format_table(const std::vector<Row>& rows)
{
  std::size_t width = 0;
  for (const auto& row : rows) {
    width = std::max(width, row.syntax.size());
  }
  std::string text;
  for (const auto& row : rows) {
    text += fmt::format("  {:<{}}  {}\n", row.syntax, width, row.about);
  }
  return text;
}

}  // namespace

std::string
format_help(const Command& command, const Arguments& arguments)
{
  auto rows = arguments.rows();
  const auto usage = format_usage(rows);
  rows.push_back({"--help", "--help", "print this text", false, false});
  return fmt::format("usage: hallmark {}{}\n\n{}\n\n{}",
                     command.name,
                     usage,
                     command.about,
                     format_table(rows));
}

std::string
format_help(std::span<const Command> commands)
{
  std::vector<Row> rows;
  for (const auto& command : commands) {
    const std::string name(command.name);
    rows.push_back({name, name, std::string(command.about), false, false});
  }
  const std::vector<Row> options{
    {"", "--help", "print this text, or that of a command", false, false},
    {"", "--version", "print the version", false, false},
    {"", "--color auto|always|never", "colour of messages", false, false},
  };
  return fmt::format("usage: hallmark COMMAND [ARGUMENT]...\n\n"
                     "stamp C++ plugins, and tell what a stamped plugin is\n\n"
                     "commands:\n{}\noptions:\n{}",
                     format_table(rows),
                     format_table(options));
}

}  // namespace hallmark::commands
