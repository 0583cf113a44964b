// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// Else fcntl() is another name for fcntl64() here.
#undef _FILE_OFFSET_BITS

#include "watch/refused.hpp"

#include <cerrno>
#include <cstdarg>
#include <cstdint>

#include <dlfcn.h>
#include <fcntl.h>
#include <sys/inotify.h>

namespace hallmark::tests {

Refused refused;

namespace {

/// What the C library has of a name.
template<class Function>
Function*
find_next(const char* name)
{
  return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

int
refuse(int number)
{
  errno = number;
  return -1;
}

int
control(int descriptor, int act, void* argument)
{
  static const auto next = find_next<int(int, int, ...)>("fcntl");
  if (act == F_SETLEASE && refused.lease != 0) {
    return refuse(refused.lease);
  }
  return next(descriptor, act, argument);
}

}  // namespace
}  // namespace hallmark::tests

using namespace hallmark::tests;

#define ARGUMENT_OF(last)                                                      \
  va_list list;                                                                \
  va_start(list, last);                                                        \
  auto* argument = va_arg(list, void*);                                        \
  va_end(list)

extern "C" {

int
fcntl(int descriptor, int act, ...)
{
  ARGUMENT_OF(act);
  return control(descriptor, act, argument);
}

int
fcntl64(int descriptor, int act, ...)
{
  ARGUMENT_OF(act);
  return control(descriptor, act, argument);
}

int
inotify_init1(int flags) noexcept
{
  static const auto next = find_next<int(int)>("inotify_init1");
  return refused.instance != 0 ? refuse(refused.instance) : next(flags);
}

int
inotify_add_watch(int descriptor, const char* name, std::uint32_t mask) noexcept
{
  static const auto next =
    find_next<int(int, const char*, std::uint32_t)>("inotify_add_watch");
  const int number = (mask & IN_MODIFY) != 0 && refused.files != 0
                       ? refused.files
                       : refused.watch;
  return number != 0 ? refuse(number) : next(descriptor, name, mask);
}
}
