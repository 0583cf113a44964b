// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Runs a program for a test, and says what came of it.

#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace hallmark::tests {

/// What a program left behind.
struct Outcome {
  int status = -1;  ///< exit status; 128 + N when signal N ended it
  std::string out;  ///< standard output
  std::string err;  ///< standard error

  /// Both, with the status: for a failing test's message.
  [[nodiscard]] std::string describe() const;
};

/// How a program is run.
struct RunOptions {
  std::filesystem::path folder;  ///< working folder, or this one's
  std::map<std::string, std::string> environment;  ///< set beside what there is
};

/**
 * Run a program to its end, without a shell; its standard input is empty.
 *
 * @param command  Program (looked for in PATH) and arguments.
 */
[[nodiscard]] Outcome
run(const std::vector<std::string>& command, const RunOptions& options = {});

}  // namespace hallmark::tests
