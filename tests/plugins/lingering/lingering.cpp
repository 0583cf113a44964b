// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A plugin that leaves an object to each thread that calls it.

#include "answer.h"

namespace {

struct Remains {
  int value = 42;
  char much[1000] = {};
  ~Remains() { value = 0; }
};

thread_local Remains remains;

}  // namespace

extern "C" int
answer()
{
  return remains.value;
}
