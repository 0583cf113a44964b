// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A plugin that uses services.hpp, whatever was changed in it.

#include "services.hpp"

#include <cstdio>

/// Shows that code of the plugin was run.
__attribute__((constructor)) static void
tell()
{
  std::puts("the plugin runs");
}

extern "C" HALLMARK_EXPORT int
serve()
{
  audio::title() += "!";
  return audio::sink().put(static_cast<int>(audio::title().size())) +
         audio::settings.balance;
}
