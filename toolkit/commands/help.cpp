// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "commands/help.hpp"

#include "commands/columns.hpp"

#include <fmt/format.h>

namespace hallmark::commands {
namespace {

bool
is_command(const CLI::App* app)
{
  return !app->get_name().empty();
}

bool
is_rest(const CLI::App* app)
{
  return !is_command(app);
}

/// ` RANGE`: the placeholder of a value.
std::string
format_value(const CLI::Option* option)
{
  const auto placeholder = option->get_option_text();
  return placeholder.empty() ? "" : " " + placeholder;
}

/// `-o, --output FILE`.
std::string
format_syntax(const CLI::Option* option)
{
  auto names = option->get_name(option->get_positional(), true);
  if (const auto comma = names.find(','); comma != names.npos) {
    names.insert(comma + 1, " ");
  }
  return names + format_value(option);
}

/// ` FILE`, ` [DIR]...`, ` [--json]`: the short name stands in the table.
std::string
format_use(const CLI::Option* option)
{
  const auto text = option->get_name() + format_value(option);
  const bool repeats =
    option->get_expected_max() >= CLI::detail::expected_max_vector_size;
  return (option->get_required() ? " " + text : " [" + text + "]") +
         (repeats ? "..." : "");
}

/// Words first, then options: the order in which they are typed. `--help` goes
/// without saying.
std::string
format_usage(const CLI::App* app)
{
  const auto is_said = [](const CLI::Option* option) {
    return option->get_name() != "--help";
  };
  std::string words;
  std::string options;
  for (const auto* option : app->get_options(is_said)) {
    (option->get_positional() ? words : options) += format_use(option);
  }
  for (const auto* rest : app->get_subcommands(is_rest)) {
    options += " [-- " + rest->get_group() + "...]";
  }
  return words + options;
}

std::string
format_options(const CLI::App* app)
{
  std::vector<Cells> lines;
  for (const auto* option : app->get_options()) {
    lines.push_back({format_syntax(option), option->get_description()});
  }
  for (const auto* rest : app->get_subcommands(is_rest)) {
    lines.push_back({"-- " + rest->get_group(), rest->get_description()});
  }
  return format_columns(lines, "  ");
}

}  // namespace

std::string
format_help(const CLI::App* app, const std::string& call, CLI::AppFormatMode)
{
  std::vector<Cells> commands;
  for (const auto* command : app->get_subcommands(is_command)) {
    commands.push_back({command->get_name(), command->get_description()});
  }
  const auto about = app->get_description();
  if (commands.empty()) {
    return fmt::format("usage: {}{}\n\n{}\n\n{}",
                       call,
                       format_usage(app),
                       about,
                       format_options(app));
  }
  return fmt::format("usage: {} COMMAND [ARGUMENT]...\n\n{}\n\n"
                     "commands:\n{}\noptions:\n{}",
                     call,
                     about,
                     format_columns(commands, "  "),
                     format_options(app));
}

}  // namespace hallmark::commands
