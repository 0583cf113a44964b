// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Where a command speaks, and how it says what is wrong.

#pragma once

#include "base/error.hpp"

#include <iosfwd>
#include <string>

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
  std::ostream& out;   ///< the answer, and nothing else
  std::ostream& err;   ///< errors and warnings
  bool color = false;  ///< of standard error
};

/// The error of a wrong call. The subject is an option, or empty.
[[nodiscard]] base::Error
make_usage_error(std::string subject,
                 std::string message,
                 std::string hint = {});

/// Print an error in the one form (contract.md, "Error text").
void
print_error(const Console& console, const base::Error& error);

/**
 * A long error, cut to twenty lines: the last says how many there are more.
 *
 * @param all  Whether nothing is cut: `--all`.
 */
[[nodiscard]] base::Error
cut_error(base::Error error, bool all);

/// Print what is wrong with something that is passed over:
/// `hallmark: warning: 'SUBJECT': WHAT, ignored`.
void
print_warning(const Console& console, const base::Error& error);

/// The status of a command that an error ends: 1 for a refusal of a file that
/// was read, 2 for a wrong call, 3 for what could not be read or written.
[[nodiscard]] int
find_status(const base::Error& error);

/// print_error(), and find_status() of it.
[[nodiscard]] int
report(const Console& console, const base::Error& error);

}  // namespace hallmark::commands
