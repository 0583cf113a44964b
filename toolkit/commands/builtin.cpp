// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "builtin/step.hpp"
#include "commands/command.hpp"

namespace hallmark::commands {

void
declare_builtin(Arguments& arguments)
{
  auto request = std::make_shared<builtin::Request>();
  arguments.add_word(
    "TWIN.a", request->twin, "static library of the plugin's objects");
  arguments.add_option("-o,--output",
                       "FILE.a",
                       request->output,
                       "the archive, for the host to link whole",
                       Need::required);
  arguments.add_option(
    "--ld", "PROGRAM", request->linker, "linker for the plugin's machine");
  arguments.add_option(
    "--objcopy", "PROGRAM", request->objcopy, "objcopy for that machine");
  arguments.add_option(
    "--ar", "PROGRAM", request->archiver, "archiver for that machine");
  arguments.set_act([request](const Console& console) {
    const auto done = builtin::run_step(*request);
    return done ? status_done : report(console, done.error());
  });
}

}  // namespace hallmark::commands
