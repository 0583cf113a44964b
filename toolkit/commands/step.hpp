// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The command line that the build steps of descriptions share.

#pragma once

#include "commands/command.hpp"
#include "stamp/step.hpp"

namespace hallmark::commands {

/// What tells one step from the other.
struct Step {
  const char* about_description;
  const char* about_language;
  const char* about_interface_folders;
  const char* about_version;
  base::Result<void> (*run)(const stamp::Request& request);
};

/// Declare the arguments of a step, and that it is run with them.
void
declare_step(Arguments& arguments, const Step& step);

}  // namespace hallmark::commands
