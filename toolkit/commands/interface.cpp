// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "binding/step.hpp"
#include "commands/step.hpp"

namespace hallmark::commands {

void
declare_interface(Arguments& arguments)
{
  declare_step(arguments,
               {"description of the interface",
                "language of the host; default: c++",
                "where to look for FILE.toml if it is not there",
                "overrides the version in FILE.toml",
                binding::run_step});
}

}  // namespace hallmark::commands
