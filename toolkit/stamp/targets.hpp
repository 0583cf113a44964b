// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// How the targets that use a generated source are compiled.

#pragma once

#include "base/result.hpp"
#include "contract/compile/flags.hpp"
#include "stamp/facts.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hallmark::stamp {

using base::Result;

/// One way in which a generated source is compiled.
struct Target {
  std::string name;  ///< `reverb.so`, as messages say it; empty: not known
  contract::Invocation invocation;
  std::string store = {};  ///< the build's contracts; empty: none is kept
};

/// Where the flags of a generated source come from.
struct FlagSource {
  std::string generated;                        ///< the source
  std::optional<std::string> compile_commands;  ///< of the build
  /// A compiler and flags, flags alone, or nothing, which is a target without
  /// flags; comes before `compile_commands`.
  std::optional<std::vector<std::string>> command;
  std::string_view role = "sources";  ///< `stamp[0]`, in the build file
};

/// What the environment says, as Meson and make read it, or what every system
/// has: `$CXX` or `$CC`, else `c++` or `cc`, with the words that follow.
[[nodiscard]] std::vector<std::string>
find_compiler(Language language);

/**
 * The targets that compile a source, those with equal flags once.
 *
 * Flags without a compiler, and none at all, are those of `$CXX` or `$CC`, else `c++` or `cc`.
 *
 * Errors:   invalid_argument      neither a command nor a database is given
 *           malformed             no target compiles it; an unsound database
 *           not_found, unreadable the database, a response file
 */
Result<std::vector<Target>>
find_targets(const FlagSource& source, Language language);

}  // namespace hallmark::stamp
