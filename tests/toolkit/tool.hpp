// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Runs the command line program that was built.

#pragma once

#include "support/process.hpp"

#include <cstdlib>
#include <stdexcept>
#include <string>
#include <vector>

namespace hallmark::tests {

/// The program's file, as meson.build says it.
[[nodiscard]] inline std::string
find_tool()
{
  const auto* file = std::getenv("HALLMARK_TOOL");
  if (!file) {
    throw std::runtime_error("HALLMARK_TOOL is not set: run with meson test");
  }
  return file;
}

/// Run the program with these arguments.
[[nodiscard]] inline Outcome
run_tool(std::vector<std::string> words, const RunOptions& options = {})
{
  words.insert(words.begin(), find_tool());
  return run(words, options);
}

}  // namespace hallmark::tests
