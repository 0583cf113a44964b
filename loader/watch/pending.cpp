// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "watch/pending.hpp"

#include "image/resolve.hpp"

#include <sys/inotify.h>
#include <sys/stat.h>

namespace hallmark::watch {
namespace {

/// Whether a file that has just appeared was opened to be written. What was
/// linked has another name, or bytes of which no notice told.
bool
is_made_to_write(const std::string& name)
{
  struct stat status {};
  return ::lstat(name.c_str(), &status) == 0 && S_ISREG(status.st_mode) &&
         status.st_nlink == 1 && status.st_size == 0;
}

}  // namespace

void
Pending::note(std::uint32_t mask, const std::string& name, std::int64_t now_ns)
{
  due_ns_ = now_ns + quiet_ns;
  still_ns_ = now_ns;
  if ((mask & IN_ATTRIB) == 0) {
    is_unsure_ = false;
    is_written_ = (mask & IN_MODIFY) != 0 ||
                  ((mask & IN_CREATE) != 0 && is_made_to_write(name));
  }
  if (!is_written_) {
    id_ = image::find_file_id(name);
  }
}

void
Pending::lose(std::int64_t now_ns)
{
  *this = Pending();
  due_ns_ = now_ns + quiet_ns;
  still_ns_ = now_ns;
  is_unsure_ = true;
}

bool
Pending::is_ready(const Sight& sight, std::int64_t now_ns)
{
  if (!sight.id || sight.writers == find::Writers::none) {
    return true;
  }
  if (sight.writers == find::Writers::some) {
    due_ns_ = now_ns + long_quiet_ns;
    return false;
  }
  if (is_written_) {
    due_ns_ = never;
    return false;
  }
  if (id_ != sight.id) {
    id_ = sight.id;
    still_ns_ = now_ns;
  }
  const auto unsure_ns = sight.is_broken ? longest_quiet_ns : long_quiet_ns;
  due_ns_ = still_ns_ + (is_unsure_ ? unsure_ns : quiet_ns);
  return due_ns_ <= now_ns;
}

}  // namespace hallmark::watch
