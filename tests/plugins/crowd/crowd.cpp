// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A plugin of which there are many: copies are told apart by their names, in
// which `crowd000` is `crowd001` and so on.

#include "answer.h"

#include <hallmark/plugin.h>

namespace {

int opened = 0;

const char*
set_up()
{
  return opened++ == 0 ? nullptr : "opened twice";
}

}  // namespace

HALLMARK_ON_OPEN(set_up)

extern "C" int
answer()
{
  return opened == 1 ? 42 : 0;
}
