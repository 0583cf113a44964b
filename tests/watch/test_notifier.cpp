// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "support/files.hpp"
#include "watch/notifier.hpp"

#include <cerrno>

#include <gtest/gtest.h>
#include <poll.h>
#include <sys/inotify.h>
#include <sys/resource.h>

namespace hallmark::watch::test_notifier {
namespace {

/// Whether a descriptor is readable within a time, in milliseconds.
bool
is_readable(const Notifier& notifier, int timeout_ms)
{
  pollfd one{notifier.descriptor(), POLLIN, 0};
  return ::poll(&one, 1, timeout_ms) == 1;
}

TEST(Notifier, notices_make_it_readable_until_they_are_read)
{
  const tests::TemporaryFolder folder;
  const auto notifier = *Notifier::make();
  const int watch = notifier->watch(folder.path().string(), IN_CLOSE_WRITE);
  EXPECT_FALSE(is_readable(*notifier, 0));

  tests::write_bytes(folder.path() / "a.so", "a");
  ASSERT_TRUE(is_readable(*notifier, 60000));
  const auto notices = notifier->read();

  ASSERT_EQ(notices.size(), 1u);
  EXPECT_EQ(notices[0].watch, watch);
  EXPECT_EQ(notices[0].name, "a.so");
  EXPECT_EQ(notices[0].mask, std::uint32_t{IN_CLOSE_WRITE});
  EXPECT_FALSE(is_readable(*notifier, 0));
}

TEST(Notifier, time_that_came_makes_it_readable_until_another_is_set)
{
  const auto notifier = *Notifier::make();
  notifier->set_timer(read_steady_clock() + 1'000'000);
  EXPECT_TRUE(is_readable(*notifier, 60000));

  notifier->set_timer(std::nullopt);
  EXPECT_FALSE(is_readable(*notifier, 0));

  notifier->set_timer(read_steady_clock() - 1);
  EXPECT_TRUE(is_readable(*notifier, 60000));
}

TEST(Notifier, folder_has_one_watch_by_whatever_name)
{
  const tests::TemporaryFolder folder;
  const auto notifier = *Notifier::make();
  const auto name = folder.path().string();
  const int watch = notifier->watch(name, IN_CREATE);
  EXPECT_EQ(notifier->watch(name + "/.", IN_DELETE), watch);

  EXPECT_EQ(notifier->watch(name + "/none", IN_CREATE), -ENOENT);
  tests::write_bytes(folder.path() / "file", "");
  EXPECT_EQ(notifier->watch(name + "/file", IN_CREATE), -ENOTDIR);

  notifier->forget(watch);
  EXPECT_NE(notifier->watch(name, IN_CREATE), watch);
}

TEST(Notifier, no_descriptor_left_is_told_with_what_to_raise)
{
  rlimit limit{};
  ASSERT_EQ(::getrlimit(RLIMIT_NOFILE, &limit), 0);
  const auto before = limit.rlim_cur;
  limit.rlim_cur = 3;
  ASSERT_EQ(::setrlimit(RLIMIT_NOFILE, &limit), 0);
  const auto notifier = Notifier::make();
  limit.rlim_cur = before;
  ASSERT_EQ(::setrlimit(RLIMIT_NOFILE, &limit), 0);

  ASSERT_FALSE(notifier);
  EXPECT_EQ(base::format_error(notifier.error()),
            "hallmark: error: folders cannot be watched: too many open files\n"
            "  hint: raise the limit of open files, or "
            "fs.inotify.max_user_instances");
}

TEST(Notifier, reasons_name_the_limit_of_watches)
{
  EXPECT_EQ(
    base::format_error(base::with_subject(make_watch_error(ENOSPC), "plugins")),
    "hallmark: error: 'plugins': cannot be watched: no inotify watches are "
    "left\n"
    "  hint: raise fs.inotify.max_user_watches");
  EXPECT_EQ(
    base::format_error(base::with_subject(make_watch_error(EACCES), "plugins")),
    "hallmark: error: 'plugins': cannot be watched: permission denied");
}

}  // namespace
}  // namespace hallmark::watch::test_notifier
