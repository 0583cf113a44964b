// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "output/write.hpp"

#include "base/file.hpp"
#include "base/text.hpp"

#include <cerrno>
#include <cstdlib>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace hallmark::output {
namespace {

/// The mode that a file made by open(2) would have.
::mode_t
new_file_mode()
{
  const auto mask = ::umask(0);
  ::umask(mask);
  return 0666 & ~mask;
}

}  // namespace

base::Error
make_write_error(const std::string& name, int reason)
{
  return base::with_subject(
    base::make_error(Code::unreadable,
                     "cannot be written: " + base::format_errno(reason)),
    name);
}

Result<void>
write_file(const std::string& name, std::string_view content)
{
  auto temporary = name + ".XXXXXX";
  const auto descriptor = ::mkostemp(temporary.data(), O_CLOEXEC);
  if (descriptor < 0) {
    return make_write_error(name, errno);
  }

  auto reason = base::write_all(descriptor, content) ? 0 : errno;
  if (reason == 0 && ::fchmod(descriptor, new_file_mode()) != 0) {
    reason = errno;
  }
  // A full disk may show only here.
  if (::close(descriptor) != 0 && reason == 0) {
    reason = errno;
  }
  if (reason == 0 && ::rename(temporary.c_str(), name.c_str()) != 0) {
    reason = errno;
  }
  if (reason != 0) {
    ::unlink(temporary.c_str());
    return make_write_error(name, reason);
  }
  return {};
}

Result<bool>
write_if_changed(const std::string& name, std::string_view content)
{
  const auto before = base::read_text(name);
  if (before && *before == content) {
    return false;
  }
  if (auto written = write_file(name, content); !written) {
    return written.error();
  }
  return true;
}

void
remove_file(const std::string& name)
{
  ::unlink(name.c_str());
}

}  // namespace hallmark::output
