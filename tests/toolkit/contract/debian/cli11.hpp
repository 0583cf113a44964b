// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <CLI/CLI.hpp>

namespace user {

struct All {
  CLI::App* app;
  CLI::Option* option;
  CLI::Formatter* out;
  CLI::ParseError* wrong;
  CLI::Validator* check;
};

All*
all();
int
run(CLI::App&, CLI::ExitCodes);

}  // namespace user
