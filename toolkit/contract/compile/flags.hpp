// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The words of a target's compile command that shape its types.

#pragma once

#include "contract/compile/compile_commands.hpp"
#include "contract/values/request.hpp"

#include <string>
#include <vector>

namespace hallmark::contract::compile {

/**
 * The compiler and the flags of a target, from one of its compile commands.
 *
 * Kept is all that may shape a type: `-I -D -U -std -f -m -include -isystem
 * --sysroot -target …`, and what is not known. Dropped are the source and the
 * output, dependency files, optimisation, debug information, LTO, coverage,
 * warnings, and what the linker gets. Response files are expanded. The use of
 * a precompiled header becomes the inclusion of the header that it was made
 * from, which may not have been compiled yet.
 *
 * @param commands  Those of its target, for the header of a precompiled one.
 *
 * Errors:   unreadable, not_found  a response file
 *           invalid_argument       a command without a compiler
 */
Result<Invocation>
select_flags(const CompileCommand& command,
             const std::vector<CompileCommand>& commands);

/**
 * The contract's own flags, which come after the target's and win.
 *
 * @param clang    Whether the compiler is clang; else it is g++.
 * @param aliases  Whether to write down the typedefs that nothing uses: in
 *                 `typedef struct {…} image, *image_ptr` the struct is called
 *                 `image` even when all use the pointer.
 */
[[nodiscard]] std::vector<std::string>
contract_flags(bool clang, bool aliases);

/// The folders of a target's include path, absolute: -I, -iquote,
/// -isystem, -idirafter.
[[nodiscard]] std::vector<std::string>
find_include_folders(const Invocation& invocation);

}  // namespace hallmark::contract::compile
