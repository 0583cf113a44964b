// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Knows the build step from a plugin's description to the files of its stamp.

#pragma once

#include "base/result.hpp"
#include "stamp/facts.hpp"
#include "stamp/targets.hpp"

#include <optional>
#include <string>
#include <vector>

namespace hallmark::stamp {

using base::Result;

/// What the step is told.
struct Request {
  std::string description;    ///< NAME.plugin.toml
  std::string output_folder;  ///< exists
  std::optional<std::string> depfile;
  Language language = Language::cpp;
  std::optional<std::string> version;          ///< that the build sets
  std::vector<std::string> interface_folders;  ///< after the description's own
  std::optional<std::string> compile_commands;
  std::vector<std::string> command;  ///< see FlagSource
};

/**
 * Write NAME.plugin.cpp (or .c), NAME.plugin.map and NAME.plugin.rsp, each
 * only when its content changes; the last also when another did.
 *
 * A description that names a header or an interface takes the flags of the
 * targets that compile the first of these.
 *
 * Errors:   those of read_plugin(), find_targets(), make_contracts() and
 *           make_stamp()
 *           unreadable  an output cannot be written
 */
Result<void>
run_step(const Request& request);

}  // namespace hallmark::stamp
