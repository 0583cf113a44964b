// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// compile_commands.json: which commands compile a file.

#pragma once

#include "contract/compile/command_line.hpp"

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
 * Read a compilation database, entries in their order.
 *
 * Errors:   not_found   there is no such file
 *           unreadable  it cannot be read
 *           malformed   not JSON, not a list of entries, an entry without
 *                       `directory`, `file` and `command` or `arguments`
 */
Result<std::vector<CompileCommand>>
read_compile_commands(const std::string& file);

/// read_compile_commands() of text.
Result<std::vector<CompileCommand>>
parse_compile_commands(std::string_view text);

/**
 * The commands that compile a source: those whose file it is, or else those
 * whose file is a unity source that includes it.
 *
 * @param source  Absolute, or relative to the entries' working folder.
 * @return        In the order of the database; none when nothing compiles it.
 */
[[nodiscard]] std::vector<CompileCommand>
find_commands(const std::vector<CompileCommand>& commands,
              const std::string& source);

}  // namespace hallmark::contract::compile
