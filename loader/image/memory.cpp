// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "image/memory.hpp"

#include "base/text.hpp"

#include <cerrno>
#include <mutex>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

namespace hallmark::image {
namespace {

base::BoxedError
make_memory_error(int reason)
{
  return base::box_error(
    reason == ENOSYS ? Code::unsupported : Code::unreadable,
    "cannot make a file in memory: " + base::format_errno(reason));
}

}  // namespace

Result<base::File>
make_memory_file(base::Bytes bytes)
{
  constexpr int seals =
    F_SEAL_WRITE | F_SEAL_GROW | F_SEAL_SHRINK | F_SEAL_SEAL;
  const auto descriptor =
    ::memfd_create("hallmark", MFD_CLOEXEC | MFD_ALLOW_SEALING);
  if (descriptor < 0) {
    return make_memory_error(errno);
  }
  if (!base::write_all(descriptor, bytes.view()) ||
      ::fcntl(descriptor, F_ADD_SEALS, seals) != 0) {
    const auto reason = errno;
    ::close(descriptor);
    return make_memory_error(reason);
  }
  return base::File::adopt(descriptor);
}

std::string
format_descriptor(int descriptor)
{
  return "/proc/self/fd/" + std::to_string(descriptor);
}

void
keep_for_ever(base::File file)
{
  static std::mutex mutex;
  // NOLINTNEXTLINE(cppcoreguidelines-avoid-non-const-global-variables)
  static auto* const files = new std::vector<base::File>;
  const std::lock_guard lock(mutex);
  files->push_back(std::move(file));
}

}  // namespace hallmark::image
