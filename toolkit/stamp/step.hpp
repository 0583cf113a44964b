// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The build step from a plugin's description to the files of its stamp.

#pragma once

#include "base/result.hpp"
#include "stamp/contracts.hpp"
#include "stamp/facts.hpp"
#include "stamp/linker.hpp"
#include "stamp/targets.hpp"

#include <functional>
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
  std::optional<std::vector<std::string>> command;  ///< see FlagSource
  /// Is told what is odd and no error; may be empty.
  std::function<void(const base::Error&)> warn = {};
};

/// The files of a stamp that a target is given.
struct Written {
  std::string source;  ///< NAME.plugin.cpp or NAME.plugin.c
  std::string flags;   ///< NAME.plugin.rsp
};

/**
 * Write the files of a plugin whose contracts are made; as run_step().
 *
 * @param request  Where to, the language, the depfile.
 * @param known    The facts that no macro tells.
 * @param linker   Of the target.
 *
 * Errors:   those of make_stamp()
 *           unreadable  an output cannot be written
 */
Result<Written>
write_stamp(const Request& request,
            const describe::Plugin& plugin,
            const Contracts& contracts,
            const std::vector<model::Fact>& known,
            const Linker& linker);

/**
 * Write NAME.plugin.cpp (or .c), NAME.plugin.map and NAME.plugin.rsp, each
 * only when its content changes; the last also when another did.
 *
 * A description that names a header, an interface or a source takes the flags of the
 * targets that compile the first of these.
 *
 * Errors:   those of read_plugin(), find_targets(), make_contracts(),
 *           find_flag_facts() and make_stamp()
 *           unreadable  an output cannot be written
 */
Result<void>
run_step(const Request& request);

}  // namespace hallmark::stamp
