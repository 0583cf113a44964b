// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Knows the build step from an interface's description to the files of its
// binding.

#pragma once

#include "base/result.hpp"
#include "binding/binding.hpp"

#include <optional>
#include <string>
#include <vector>

namespace hallmark::binding {

using base::Result;

/// What the step is told.
struct Request {
  std::string description;    ///< NAME.interface.toml
  std::string output_folder;  ///< exists
  std::optional<std::string> depfile;
  Language language = Language::cpp;
  std::optional<std::string> version;  ///< that the build sets
  std::optional<std::string> compile_commands;
  std::vector<std::string> command;  ///< see stamp::FlagSource
};

/**
 * Write NAME.interface.hpp, .cpp (in C .h, .c), .abi and .list, each only when
 * its content changes.
 *
 * The contract is made with the flags of the targets that compile the second.
 *
 * Errors:   those of read_interface(), find_targets() and
 *           make_interface_contract()
 *           unreadable  an output cannot be written
 */
Result<void>
run_step(const Request& request);

}  // namespace hallmark::binding
