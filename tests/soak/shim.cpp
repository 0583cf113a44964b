// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The program's own open() and pread() come before those of the C library for
// every shared library that it loads, the loader among them (System V ABI,
// "Shared object dependencies": the executable is searched first). The dynamic
// loader uses its own, so that mapping is never disturbed.

// Else open() and pread() are other names for open64() and pread64() here.
#undef _FILE_OFFSET_BITS

#include "soak/shim.hpp"

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstdarg>

#include <dlfcn.h>
#include <sys/types.h>

namespace hallmark::soak {
namespace {

std::atomic<Fault> armed{Fault::none};
std::atomic<std::size_t> remaining{0};

/// The fault of this call. Each is met once.
Fault
take_fault()
{
  if (armed.load() == Fault::none || remaining.fetch_sub(1) != 0) {
    return Fault::none;
  }
  return armed.exchange(Fault::none);
}

int
find_errno(Fault fault)
{
  switch (fault) {
    case Fault::no_memory:
      return ENOMEM;
    case Fault::no_slots:
      return EMFILE;
    case Fault::input_output:
      return EIO;
    case Fault::interrupted:
      return EINTR;
    default:
      return 0;
  }
}

using Open = int (*)(const char*, int, ...);
using Pread = ssize_t (*)(int, void*, std::size_t, off_t);

int
open_or_fail(const char* file, int flags, mode_t mode)
{
  static const auto next = reinterpret_cast<Open>(::dlsym(RTLD_NEXT, "open"));
  if (const auto error = find_errno(take_fault())) {
    errno = error;
    return -1;
  }
  return next(file, flags, mode);
}

ssize_t
read_or_fail(int descriptor, void* place, std::size_t count, off_t offset)
{
  static const auto next = reinterpret_cast<Pread>(::dlsym(RTLD_NEXT, "pread"));
  const auto fault = take_fault();
  if (fault == Fault::short_read) {
    count = std::max<std::size_t>(count / 2, 1);
  } else if (const auto error = find_errno(fault)) {
    errno = error;
    return -1;
  }
  return next(descriptor, place, count, offset);
}

}  // namespace

void
arm(Fault fault, std::size_t index)
{
  remaining = index;
  armed = fault;
}

bool
disarm()
{
  return armed.exchange(Fault::none) == Fault::none;
}

}  // namespace hallmark::soak

using namespace hallmark::soak;

#define MODE_OF(last)                                                          \
  va_list list;                                                                \
  va_start(list, last);                                                        \
  const auto mode = va_arg(list, mode_t);                                      \
  va_end(list)

extern "C" {

int
open(const char* file, int flags, ...)
{
  MODE_OF(flags);
  return open_or_fail(file, flags, mode);
}

int
open64(const char* file, int flags, ...)
{
  MODE_OF(flags);
  return open_or_fail(file, flags, mode);
}

ssize_t
pread(int descriptor, void* place, std::size_t count, off_t offset)
{
  return read_or_fail(descriptor, place, count, offset);
}

ssize_t
pread64(int descriptor, void* place, std::size_t count, off_t offset)
{
  return read_or_fail(descriptor, place, count, offset);
}
}
