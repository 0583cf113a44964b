// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Runs a compiler and collects what it prints.

#pragma once

#include "contract/values/request.hpp"

#include <string>
#include <string_view>
#include <vector>

#include <sys/types.h>

namespace hallmark::contract::compile {

/// What a program left behind.
struct Ran {
  int status = -1;     ///< exit status; 128 + N when signal N ended it
  std::string output;  ///< standard output
  std::string errors;  ///< standard error
};

/**
 * Run a program to its end, without a shell, with no input and in English.
 *
 * @param command    Program, looked for in PATH, and arguments.
 * @param directory  Its working folder; empty: this one's.
 *
 * Errors:   not_found   there is no such program
 *           unreadable  it cannot be run, or wait_for() says so
 */
Result<Ran>
run_program(const std::vector<std::string>& command,
            const std::string& directory);

/**
 * Wait until a child ends; how it did, as waitpid() has it.
 *
 * Errors:   unreadable  the system keeps no status: this process ignores
 *                       SIGCHLD, or somebody else has waited for the child
 */
Result<int>
wait_for(::pid_t child);

/**
 * What a compiler defines before it reads anything, its version among it.
 *
 * Errors:   those of run_program(); invalid_argument when it is no compiler
 */
Result<std::string>
read_macros(const Invocation& invocation, Language language);

/**
 * Whether a compiler is clang: whether it defines `__clang__`.
 *
 * Errors:   those of run_program(); invalid_argument when it is no compiler
 */
Result<bool>
is_clang(const Invocation& invocation, Language language);

/// Where a contract is compiled, and how. Paths are absolute.
struct Compilation {
  std::string source;
  std::string object;
  std::string depfile;
  bool clang = false;
  bool aliases = false;  ///< see contract_flags()
};

/// The command that compiles a contract.
[[nodiscard]] std::vector<std::string>
make_command(const Request& request, const Compilation& compilation);

/**
 * What the preprocessor makes of a contract's source.
 *
 * Errors:   those of run_program(); invalid_argument when it ends in failure
 */
Result<std::string>
preprocess(const Request& request, const std::string& source, bool clang);

/// The prerequisites in a depfile as compilers write it, as they are written.
[[nodiscard]] std::vector<std::string>
parse_depfile(std::string_view text);

/// The prerequisites in a depfile, absolute; none when it cannot be read.
[[nodiscard]] std::vector<std::string>
read_dependencies(const std::string& depfile, const std::string& directory);

}  // namespace hallmark::contract::compile
