// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "output/write.hpp"

#include "base/file.hpp"
#include "base/text.hpp"

#include <cerrno>
#include <cstdlib>
#include <utility>

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

bool
has_content(const std::string& name, std::string_view content)
{
  const auto before = base::read_text(name);
  return before && *before == content;
}

/// Whether a name is a folder's, which no file can take.
bool
is_folder(const std::string& name)
{
  struct ::stat status = {};
  return ::stat(name.c_str(), &status) == 0 && S_ISDIR(status.st_mode);
}

/// A file that is written whole and does not have its name yet. Without
/// place() it goes.
class Draft {
public:
  /// Beside the file of that name.
  static Result<Draft> write(const std::string& name, std::string_view content)
  {
    if (is_folder(name)) {
      return make_write_error(name, EISDIR);
    }
    Draft draft(name);
    if (const auto reason = draft.fill(content); reason != 0) {
      return make_write_error(name, reason);
    }
    return draft;
  }

  Draft(Draft&& other) noexcept
    : name_(std::move(other.name_)),
      temporary_(std::exchange(other.temporary_, {}))
  {
  }
  Draft(const Draft&) = delete;
  Draft& operator=(const Draft&) = delete;
  Draft& operator=(Draft&&) = delete;

  ~Draft()
  {
    if (!temporary_.empty()) {
      ::unlink(temporary_.c_str());
    }
  }

  /// Give it its name.
  Result<void> place()
  {
    if (::rename(temporary_.c_str(), name_.c_str()) != 0) {
      return make_write_error(name_, errno);
    }
    temporary_.clear();
    return {};
  }

private:
  explicit Draft(const std::string& name) : name_(name) {}

  /// @return  0, or a number of errno.
  int fill(std::string_view content)
  {
    auto temporary = name_ + ".XXXXXX";
    const auto descriptor = ::mkostemp(temporary.data(), O_CLOEXEC);
    if (descriptor < 0) {
      return errno;
    }
    temporary_ = std::move(temporary);
    auto reason = base::write_all(descriptor, content) ? 0 : errno;
    if (reason == 0 && ::fchmod(descriptor, new_file_mode()) != 0) {
      reason = errno;
    }
    // A full disk may show only here.
    if (::close(descriptor) != 0 && reason == 0) {
      reason = errno;
    }
    return reason;
  }

  std::string name_;
  std::string temporary_;
};

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
  auto draft = Draft::write(name, content);
  return draft ? draft->place() : Result<void>(draft.error());
}

Result<bool>
write_if_changed(const std::string& name, std::string_view content)
{
  if (has_content(name, content)) {
    return false;
  }
  if (auto written = write_file(name, content); !written) {
    return written.error();
  }
  return true;
}

Result<void>
write_all_if_changed(const std::vector<NamedText>& files)
{
  std::vector<Draft> drafts;
  for (const auto& [name, content] : files) {
    if (has_content(name, content)) {
      continue;
    }
    auto draft = Draft::write(name, content);
    if (!draft) {
      return draft.error();
    }
    drafts.push_back(*std::move(draft));
  }
  for (auto& draft : drafts) {
    if (auto placed = draft.place(); !placed) {
      return placed;
    }
  }
  return {};
}

void
remove_file(const std::string& name)
{
  ::unlink(name.c_str());
}

}  // namespace hallmark::output
