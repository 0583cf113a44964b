// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Knows what a command of the program is: options, an act, an exit status.

#pragma once

#include "base/error.hpp"

#include <functional>
#include <iosfwd>

namespace CLI {
class App;
}

namespace hallmark::commands {

/// Exit statuses; contract of every command.
enum Status : int {
  status_done = 0,      ///< done, or the answer is yes
  status_no = 1,        ///< the answer is no
  status_usage = 2,     ///< wrong usage
  status_unusable = 3,  ///< an input or output could not be used
};

/// Where a command speaks.
struct Console {
  std::ostream& out;  ///< the answer, and nothing else
  std::ostream& err;  ///< errors and warnings
  bool color = false;  ///< of standard error
};

/// What a parsed command line does. Gives an exit status.
using Act = std::function<int(const Console&)>;

/// Declares one subcommand on `app`; when it is chosen, sets `act`.
using Declare = void (*)(CLI::App& app, Act& act);

/// Print an error in the one form (contract.md, "Error text").
void
print_error(const Console& console, const base::Error& error);

/// The status of a command that an error ends: 1 for a refusal of a file that
/// was read, 2 for a wrong call, 3 for what could not be read or written.
[[nodiscard]] int
find_status(const base::Error& error);

// One file each, named for the command. Sorted.
void declare_exports(CLI::App& app, Act& act);
void declare_helper(CLI::App& app, Act& act);
void declare_inspect(CLI::App& app, Act& act);
void declare_list(CLI::App& app, Act& act);
void declare_new(CLI::App& app, Act& act);
void declare_stamp(CLI::App& app, Act& act);
void declare_verify(CLI::App& app, Act& act);

}  // namespace hallmark::commands
