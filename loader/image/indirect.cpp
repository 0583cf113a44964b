// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "image/indirect.hpp"

#include "base/text.hpp"

#include <cxxabi.h>
#include <sys/auxv.h>
#if defined(__aarch64__) && __has_include(<sys/ifunc.h>)
#  include <sys/ifunc.h>
#endif
#if defined(__riscv) && __has_include(<sys/hwprobe.h>)
#  include <sys/hwprobe.h>
#endif

namespace hallmark::image {
namespace {

/// What resolvers are given differs from machine to machine; in glibc,
/// elf_ifunc_invoke() of sysdeps/MACHINE/dl-irel.h. Those that take fewer
/// arguments overlook the others.
void*
call_resolver(std::uintptr_t resolver)
{
#if defined(__aarch64__) && __has_include(<sys/ifunc.h>)
  const __ifunc_arg_t argument = {
    sizeof argument, ::getauxval(AT_HWCAP), ::getauxval(AT_HWCAP2)};
  using Resolver = void* (*)(std::uint64_t, const __ifunc_arg_t*);
  return reinterpret_cast<Resolver>(resolver)(
    argument._hwcap | _IFUNC_ARG_HWCAP, &argument);
#elif defined(__riscv) && __has_include(<sys/hwprobe.h>)
  using Resolver =
    void* (*)(std::uint64_t, decltype(&__riscv_hwprobe), const void*);
  return reinterpret_cast<Resolver>(resolver)(
    ::getauxval(AT_HWCAP), &__riscv_hwprobe, nullptr);
#else
  using Resolver = void* (*)(std::uint64_t);
  return reinterpret_cast<Resolver>(resolver)(::getauxval(AT_HWCAP));
#endif
}

}  // namespace

Result<void*>
resolve_indirect(std::uintptr_t resolver, std::string_view name)
{
  const auto* found = "null";
  try {
    if (auto* chosen = call_resolver(resolver)) {
      return chosen;
    }
  } catch (abi::__forced_unwind&) {
    throw;  // the thread is being cancelled, which must not be stopped
  } catch (...) {
    found = "an exception";
  }
  return base::box_mismatch(
    Code::missing_export,
    base::concat({"resolver of ", base::quote(name), " chooses no function"}),
    found,
    "an address");
}

}  // namespace hallmark::image
