// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A plugin in which nothing is wrong.

#include "good.h"

#include "probe.h"

TRACE_CONSTRUCTOR

extern "C" {
int
add(int a, int b)
{
  return a + b;
}

const char*
own_path()
{
  return hallmark_self() ? hallmark_self()->path : nullptr;
}

const void*
own_host()
{
  return hallmark_self() ? hallmark_self()->host : nullptr;
}

int counter = 7;
const char* const names[3] = {"hall", "room", "plate"};
}

// Private: not declared, so not in the dynamic symbol table.
extern "C" int
private_function()
{
  return 1;
}
