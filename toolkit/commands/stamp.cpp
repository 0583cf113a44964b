// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "commands/step.hpp"
#include "stamp/step.hpp"

namespace hallmark::commands {

void
declare_stamp(Arguments& arguments)
{
  declare_step(arguments,
               {"description of the plugin",
                "language of the generated source; default: c++",
                "where to look for interfaces, after the description's folder",
                "overrides the version in FILE.toml",
                stamp::run_step});
}

}  // namespace hallmark::commands
