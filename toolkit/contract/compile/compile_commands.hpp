// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// compile_commands.json: which commands compile a file.

#pragma once

#include "contract/compile/command_line.hpp"
#include "contract/compile/json_list.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace hallmark::contract::compile {

/// One entry of a compilation database.
struct CompileCommand {
  std::string directory;               ///< absolute: the working folder
  std::string file;                    ///< absolute, normalised
  std::string output;                  ///< as written, or empty
  std::vector<std::string> arguments;  ///< launcher, compiler, flags
};

/**
 * Read the entries of a compilation database that have one of some words in
 * them, and perhaps others, in their order. The rest is passed over unparsed:
 * databases of large projects have hundreds of megabytes.
 *
 * Errors:   not_found   there is no such file
 *           unreadable  it cannot be read
 *           malformed   not a list of JSON, an entry that is no JSON or is
 *                       without `directory`, `file` and `command` or
 *                       `arguments`
 */
Result<std::vector<CompileCommand>>
read_compile_commands(const std::string& file,
                      const std::vector<std::string>& words);

/// The same of a list.
Result<std::vector<CompileCommand>>
read_compile_commands(JsonList list, const std::vector<std::string>& words);

/// The commands of the targets that compile a source.
struct SourceCommands {
  std::vector<CompileCommand> commands;  ///< that compile it
  /// All whose outputs are in the folders of theirs, and precompiled headers.
  std::vector<CompileCommand> targets;
};

/**
 * Find the commands that compile a source: those whose file it is, or else
 * those whose file is a unity source that includes it.
 *
 * @param database  The name of its file.
 * @param source    Absolute, or relative to the entries' working folder.
 * @return          In the order of the database; none when nothing compiles it.
 *
 * Errors:   as read_compile_commands()
 */
Result<SourceCommands>
find_source_commands(const std::string& database, const std::string& source);

}  // namespace hallmark::contract::compile
