// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Knows the command line of `hallmark stamp`.

#include "commands/step.hpp"
#include "stamp/step.hpp"

namespace hallmark::commands {

void
declare_stamp(Arguments& arguments)
{
  declare_step(arguments,
               {"description of the plugin",
                "of the generated source (c++)",
                "where interfaces are looked for beside the description",
                "version of the plugin, before the one that is written",
                stamp::run_step});
}

}  // namespace hallmark::commands
