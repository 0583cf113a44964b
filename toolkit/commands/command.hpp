// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A command of the program: options, an act, an exit status.

#pragma once

#include "commands/arguments.hpp"
#include "commands/console.hpp"

namespace hallmark::commands {

/// One row of the table of commands, in cli.cpp.
struct Command {
  const char* name;                       ///< `inspect`
  const char* about;                      ///< one line, lower case, no stop
  void (*declare)(Arguments& arguments);  ///< says its options and its act
};

// One file each, named for the command; a row each in cli.cpp. Sorted.
void
declare_build(Arguments& arguments);
void
declare_builtin(Arguments& arguments);
void
declare_diff(Arguments& arguments);
void
declare_exports(Arguments& arguments);
void
declare_graph(Arguments& arguments);
void
declare_helper(Arguments& arguments);
void
declare_inspect(Arguments& arguments);
void
declare_interface(Arguments& arguments);
void
declare_lint(Arguments& arguments);
void
declare_list(Arguments& arguments);
void
declare_new(Arguments& arguments);
void
declare_run(Arguments& arguments);
void
declare_stamp(Arguments& arguments);
void
declare_verify(Arguments& arguments);

}  // namespace hallmark::commands
