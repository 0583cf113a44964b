// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "state.hpp"

namespace go {

static Common common;

Common&
find_common()
{
  return common;
}

}  // namespace go
