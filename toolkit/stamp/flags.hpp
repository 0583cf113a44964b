// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Flags that change calls or layouts without showing in a macro or a type.
//
// A function that is compiled with -mabi=ms looks like any other to whoever
// calls it. So these facts are taken from the command line, where the last of
// two flags that contradict each other wins, and one that asks for the default
// counts as none:
//
//   call_flags    -mabi=ms,-mrtd     what every call depends on
//   layout_flags  -fshort-enums      what types depend on that no text holds
//   abi_version   -fabi-version=11   the C++ ABI that was asked for

#pragma once

#include "model/stamp.hpp"
#include "stamp/targets.hpp"

#include <string>
#include <vector>

namespace hallmark::stamp {

/// The three facts of one command line.
[[nodiscard]] std::vector<model::Fact>
find_flag_facts(const std::vector<std::string>& flags);

/**
 * The same of targets that share one source, which can state each only once.
 *
 * Errors:   malformed  they do not agree; names both and what each has
 */
Result<std::vector<model::Fact>>
find_flag_facts(const std::vector<Target>& targets);

}  // namespace hallmark::stamp
