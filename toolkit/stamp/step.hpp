// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Knows the build step from a plugin's description to the files of its stamp.

#pragma once

#include "base/result.hpp"
#include "stamp/facts.hpp"

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
  Language language = Language::cxx;
  std::optional<std::string> version;          ///< that the build sets
  std::vector<std::string> interface_folders;  ///< after the description's own
  std::vector<std::string> flags;              ///< of the target's compiler
};

/**
 * Write NAME.plugin.cpp (or .c), NAME.plugin.map and NAME.plugin.rsp, each
 * only when its content changes; the last also when another did.
 *
 * Errors:   those of read_plugin() and make_stamp()
 *           unreadable  an output cannot be written
 */
Result<void>
run_step(const Request& request);

/// The folders of a compiler's include path: -I, -iquote, -isystem, in order.
[[nodiscard]] std::vector<std::string>
find_include_folders(const std::vector<std::string>& flags);

}  // namespace hallmark::stamp
