// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The command line program.

#include "commands/cli.hpp"

#include <csignal>
#include <cstdlib>
#include <exception>
#include <iostream>

#include <unistd.h>

namespace {

/// Whether messages are in colour by themselves: on a terminal that has it,
/// unless the user says not (no-color.org).
bool
has_color()
{
  const auto* terminal = std::getenv("TERM");
  const auto* refusal = std::getenv("NO_COLOR");
  return ::isatty(STDERR_FILENO) == 1 && terminal &&
         std::string_view(terminal) != "dumb" && (!refusal || !*refusal);
}

}  // namespace

int
main(int count, char** words)
{
  namespace commands = hallmark::commands;
  // Whoever starts a program may make it ignore the ends of its children, and
  // then the system keeps no exit status of a compiler.
  std::signal(SIGCHLD, SIG_DFL);
  const commands::Console console{std::cout, std::cerr, has_color()};
  try {
    return commands::run({words + (count > 0 ? 1 : 0), words + count}, console);
  } catch (const std::exception& error) {
    // Out of memory, or a fault of ours.
    return commands::report(
      console,
      hallmark::base::make_error(hallmark::Code::unreadable, error.what()));
  }
}
