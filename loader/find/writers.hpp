// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Whether anybody is writing to a file: the one thing that the kernel tells
// about other processes' use of it (fcntl(2), "Leases").

#pragma once

namespace hallmark::find {

/// Who has a file open for writing, or a part of it mapped so.
enum class Writers {
  none,
  some,
  unknown,  ///< not to be asked: another's file, a filesystem without leases
};

/**
 * @param descriptor  Opened for reading alone. While it is asked, which takes
 *                    some microseconds, who opens the file for writing waits;
 *                    with O_NONBLOCK: is told EWOULDBLOCK.
 */
[[nodiscard]] Writers
find_writers(int descriptor);

}  // namespace hallmark::find
