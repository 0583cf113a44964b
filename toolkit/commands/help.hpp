// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Knows what --help prints.

#pragma once

#include "commands/command.hpp"

#include <span>
#include <string>

namespace hallmark::commands {

/// Usage, what it does, and a line for each argument of one command.
[[nodiscard]] std::string
format_help(const Command& command, const Arguments& arguments);

/// Usage of the program, and a line for each command.
[[nodiscard]] std::string
format_help(std::span<const Command> commands);

}  // namespace hallmark::commands
