// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A plugin that puts another file in its place while it is mapped.

#include "answer.h"

#include <cstdio>
#include <cstdlib>

namespace {

const struct Swap {
  Swap()
  {
    const auto* file = std::getenv("HALLMARK_TEST_SWAPPED");
    const auto* next = std::getenv("HALLMARK_TEST_SWAP");
    if (file && next) {
      std::rename(next, file);
    }
  }
} swap_now;

}  // namespace

extern "C" int
answer()
{
  return 42;
}
