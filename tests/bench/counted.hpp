// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What tools count of a program: the instructions of the function
// `hallmark_counted` (callgrind's --toggle-collect), and the system calls
// between two calls of getppid(), which the loader never calls (trace.cpp).

#pragma once

#include <unistd.h>

extern "C" [[gnu::noinline]] inline void
hallmark_counted(void (*act)(void*), void* argument)
{
  act(argument);
  asm volatile("" : : : "memory");  // no tail call, so that it ends here
}

namespace hallmark::bench {

/// Act, and have it counted.
template<class Act>
void
count(Act act)
{
  ::getppid();
  hallmark_counted([](void* given) { (*static_cast<Act*>(given))(); }, &act);
  ::getppid();
}

}  // namespace hallmark::bench
