// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The program as a whole: its commands, and how one is chosen.

#pragma once

#include "commands/command.hpp"

#include <string>
#include <vector>

namespace hallmark::commands {

/**
 * Run the program.
 *
 * @param words        The command line without the program's name.
 * @param console      Where to speak; its colour is what `auto` means.
 * @return             The exit status.
 */
[[nodiscard]] int
run(const std::vector<std::string>& words, Console console);

}  // namespace hallmark::commands
