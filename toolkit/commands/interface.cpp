// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Knows the command line of `hallmark interface`.

#include "binding/step.hpp"
#include "commands/step.hpp"

namespace hallmark::commands {

void
declare_interface(Arguments& arguments)
{
  declare_step(arguments,
               {"description of the interface",
                "of the host (c++)",
                "where FILE.toml is looked for when it is not there",
                "version of the interface, before the one that is written",
                binding::run_step});
}

}  // namespace hallmark::commands
