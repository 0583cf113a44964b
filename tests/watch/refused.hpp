// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Makes the system calls of watching fail.
//
// The program's own functions come before those of the C library for every
// library that it loads, as in tests/soak/shim.cpp.

#pragma once

#include <atomic>

namespace hallmark::tests {

/// The errno with which a call is refused, everywhere in the process; 0: not.
struct Refused {
  std::atomic<int> instance{0};  ///< inotify_init1()
  std::atomic<int> watch{0};     ///< inotify_add_watch()
  std::atomic<int> files{0};     ///< the same, of what is told of writes
  std::atomic<int> lease{0};     ///< fcntl(), F_SETLEASE
};

extern Refused refused;

}  // namespace hallmark::tests
