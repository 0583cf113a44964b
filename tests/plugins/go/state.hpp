// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The library that a host and its plugins share.

#pragma once

namespace go {

struct Common {
  Common() { ++initialised; }

  int initialised = 0;  ///< how often
  int opened = 0;       ///< open hooks of plugins that ran
  int value = 1;        ///< read and changed by all
};

[[gnu::visibility("default")]] Common&
find_common();

}  // namespace go
