// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Makes one system call of this process fail.

#pragma once

#include <cstddef>

namespace hallmark::soak {

/// What goes wrong with a call.
enum class Fault {
  none,
  no_memory,     ///< ENOMEM
  no_slots,      ///< EMFILE
  input_output,  ///< EIO
  interrupted,   ///< EINTR, once: to be tried again
  short_read,    ///< fewer bytes than asked for: to be gone on with
};

/// Whether a caller has to get along with it as if nothing had happened.
[[nodiscard]] constexpr bool
is_harmless(Fault fault)
{
  return fault == Fault::none || fault == Fault::interrupted ||
         fault == Fault::short_read;
}

/// Let the call of an index, counted from now, of open() or pread() go wrong.
void
arm(Fault fault, std::size_t index);

/// Let all go right again. Gives whether the fault was met.
bool
disarm();

}  // namespace hallmark::soak
