// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "watch/notifier.hpp"

#include "base/text.hpp"

#include <array>
#include <cerrno>
#include <cstring>
#include <ctime>

#include <sys/epoll.h>
#include <sys/inotify.h>
#include <sys/timerfd.h>
#include <unistd.h>

namespace hallmark::watch {
namespace {

constexpr std::int64_t second_ns = 1'000'000'000;

void
close_descriptor(int descriptor)
{
  if (descriptor >= 0) {
    ::close(descriptor);
  }
}

bool
add_to(int epoll, int descriptor)
{
  epoll_event event{};
  event.events = EPOLLIN;
  return ::epoll_ctl(epoll, EPOLL_CTL_ADD, descriptor, &event) == 0;
}

/// inotify(7): a struct, and a name that is filled up with NUL.
void
parse_notices(const char* bytes, std::size_t size, std::vector<Notice>& notices)
{
  std::size_t offset = 0;
  while (size - offset >= sizeof(inotify_event)) {
    inotify_event event{};
    std::memcpy(&event, bytes + offset, sizeof event);
    const char* name = bytes + offset + sizeof event;
    notices.push_back(
      {event.wd, event.mask, std::string(name, ::strnlen(name, event.len))});
    offset += sizeof event + event.len;
  }
}

}  // namespace

base::Result<std::unique_ptr<Notifier>>
Notifier::make()
{
  std::unique_ptr<Notifier> made(new Notifier);
  made->epoll_ = ::epoll_create1(EPOLL_CLOEXEC);
  made->timer_ = ::timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC | TFD_NONBLOCK);
  made->inotify_ = ::inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
  if (!add_to(made->epoll_, made->timer_) ||
      !add_to(made->epoll_, made->inotify_)) {
    const int reason = errno == EBADF ? EMFILE : errno;
    return base::box_error(
      Code::unreadable,
      "folders cannot be watched: " + base::format_errno(reason),
      "raise the limit of open files, or fs.inotify.max_user_instances");
  }
  return made;
}

Notifier::~Notifier()
{
  close_descriptor(inotify_);
  close_descriptor(timer_);
  close_descriptor(epoll_);
}

int
Notifier::watch(const std::string& folder, std::uint32_t mask)
{
  const int watch = ::inotify_add_watch(
    inotify_, folder.c_str(), mask | IN_ONLYDIR | IN_MASK_ADD);
  return watch < 0 ? -errno : watch;
}

void
Notifier::forget(int watch)
{
  ::inotify_rm_watch(inotify_, watch);
}

std::vector<Notice>
Notifier::read()
{
  std::vector<Notice> notices;
  alignas(inotify_event) std::array<char, 16384> bytes;
  while (true) {
    const auto size = ::read(inotify_, bytes.data(), bytes.size());
    if (size > 0) {
      parse_notices(bytes.data(), static_cast<std::size_t>(size), notices);
    } else if (size == 0 || errno != EINTR) {
      return notices;
    }
  }
}

void
Notifier::set_timer(std::optional<std::int64_t> time_ns)
{
  itimerspec when{};
  if (time_ns) {
    when.it_value.tv_sec = *time_ns / second_ns;
    when.it_value.tv_nsec = *time_ns % second_ns;
  }
  ::timerfd_settime(timer_, TFD_TIMER_ABSTIME, &when, nullptr);
}

std::int64_t
read_steady_clock()
{
  std::timespec now{};
  ::clock_gettime(CLOCK_MONOTONIC, &now);
  return std::int64_t{now.tv_sec} * second_ns + now.tv_nsec;
}

base::BoxedError
make_watch_error(int number)
{
  if (number == ENOSPC) {
    return base::box_error(Code::unreadable,
                           "cannot be watched: no inotify watches are left",
                           "raise fs.inotify.max_user_watches");
  }
  return base::box_error(Code::unreadable,
                         "cannot be watched: " + base::format_errno(number));
}

}  // namespace hallmark::watch
