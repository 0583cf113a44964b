// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "find/writers.hpp"

#include <cerrno>
#include <csignal>

#include <fcntl.h>

namespace hallmark::find {

Writers
find_writers(int descriptor)
{
  // Who comes to write meanwhile makes the kernel send a signal: one that
  // does nothing, and not SIGIO, which kills.
  if (::fcntl(descriptor, F_SETSIG, SIGURG) != 0) {
    return Writers::unknown;
  }
  if (::fcntl(descriptor, F_SETLEASE, F_RDLCK) != 0) {
    return errno == EAGAIN ? Writers::some : Writers::unknown;
  }
  ::fcntl(descriptor, F_SETLEASE, F_UNLCK);
  return Writers::none;
}

}  // namespace hallmark::find
