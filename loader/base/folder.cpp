// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "base/folder.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <cerrno>
#include <memory>
#include <utility>

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace hallmark::base {
namespace {

BoxedError
make_open_error(int reason)
{
  return box_error(reason == ENOENT ? Code::not_found : Code::unreadable,
                   format_errno(reason));
}

}  // namespace

Result<Folder>
Folder::open(const std::string& name)
{
  Folder folder;
  do {
    folder.descriptor_ =
      ::open(name.c_str(), O_RDONLY | O_CLOEXEC | O_DIRECTORY | O_NONBLOCK);
  } while (folder.descriptor_ < 0 && errno == EINTR);
  if (folder.descriptor_ < 0) {
    return make_open_error(errno);
  }
  if (auto done = folder.read(); !done) {
    return done.error();
  }
  return folder;
}

Folder::Folder(Folder&& other) noexcept
  : descriptor_(std::exchange(other.descriptor_, -1)),
    id_(other.id_),
    files_(std::move(other.files_))
{
}

Folder::~Folder()
{
  if (descriptor_ >= 0) {
    ::close(descriptor_);
  }
}

Result<void>
Folder::read()
{
  // The stream takes over its descriptor; ours stays for the files.
  const auto own = ::fcntl(descriptor_, F_DUPFD_CLOEXEC, 0);
  if (own < 0) {
    return make_open_error(errno);
  }
  id_ = find_file_id(descriptor_, ".").value_or(FileId());
  const std::unique_ptr<::DIR, int (*)(::DIR*)> stream(::fdopendir(own),
                                                       &::closedir);
  if (!stream) {
    const auto reason = errno;
    ::close(own);
    return make_open_error(reason);
  }
  for (;;) {
    errno = 0;
    const auto* entry = ::readdir(stream.get());
    if (!entry) {
      break;
    }
    add(entry->d_name, entry->d_type);
  }
  if (errno != 0) {
    return make_open_error(errno);
  }
  std::sort(files_.begin(), files_.end());
  return {};
}

void
Folder::add(const char* file, unsigned char kind)
{
  if (kind == DT_LNK || kind == DT_UNKNOWN) {
    struct ::stat status = {};
    const auto is_known = ::fstatat(descriptor_, file, &status, 0) == 0;
    kind = !is_known || S_ISREG(status.st_mode) ? DT_REG : DT_DIR;
  }
  if (kind == DT_REG) {
    files_.emplace_back(file);
  }
}

Result<File>
Folder::open_file(const std::string& file) const
{
  int descriptor = -1;
  do {
    descriptor = ::openat(
      descriptor_, file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  } while (descriptor < 0 && errno == EINTR);
  if (descriptor < 0) {
    return make_open_error(errno);
  }
  return File::adopt(descriptor);
}

}  // namespace hallmark::base
