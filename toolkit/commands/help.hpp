// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What --help prints.

#pragma once

#include <string>

#include <CLI/CLI.hpp>

namespace hallmark::commands {

/**
 * The help text of a command, as CLI11 asks a formatter for it:
 *
 *   usage: hallmark build FILE... [--output FILE.so] [-- FLAGS...]
 *
 *   build a plugin from its sources, without a build system
 *
 *     FILE                  NAME.plugin.toml, if there is one, then the sources
 *     -o, --output FILE.so  the plugin; default: NAME.so in the current folder
 *     -- FLAGS              flags for the compilers and the linker
 *
 * An option group stands for what follows `--`. Subcommands are listed by
 * themselves.
 */
[[nodiscard]] std::string
format_help(const CLI::App* app, const std::string& call, CLI::AppFormatMode);

}  // namespace hallmark::commands
