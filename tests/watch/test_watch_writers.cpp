// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Whoever writes a file, and whether or not the kernel tells: what is told of
// is whole. And what is told when the kernel has no watches left.

#include "support/leases.hpp"
#include "watch/refused.hpp"
#include "watch/watching.hpp"

#include <cerrno>
#include <chrono>
#include <thread>

#include <fcntl.h>
#include <gmock/gmock.h>
#include <unistd.h>

namespace hallmark::tests::test_watch_writers {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using namespace std::chrono_literals;

constexpr const char* added = "added good.so: tests.example/good 1.2.0";

class WatchWriters : public Watch {
protected:
  ~WatchWriters() override
  {
    refused.instance = 0;
    refused.watch = 0;
    refused.files = 0;
    refused.lease = 0;
  }

  /// A descriptor that writes a file, of which the first half is there.
  [[nodiscard]] int write_half(const fs::path& file) const
  {
    const int writer =
      ::open(file.c_str(), O_CREAT | O_WRONLY | O_CLOEXEC, 0600);
    write(writer, bytes.substr(0, bytes.size() / 2));
    return writer;
  }

  void finish(int writer) const
  {
    write(writer, bytes.substr(bytes.size() / 2));
    ::close(writer);
  }

  static void write(int writer, const std::string& some)
  {
    EXPECT_EQ(::write(writer, some.data(), some.size()),
              static_cast<ssize_t>(some.size()));
  }

  /// What is told within a time.
  [[nodiscard]] std::vector<std::string> list_within(
    std::chrono::milliseconds time)
  {
    std::vector<std::string> all;
    const auto end = std::chrono::steady_clock::now() + time;
    while (std::chrono::steady_clock::now() < end) {
      pollfd one{descriptor, POLLIN, 0};
      ::poll(&one, 1, 20);
      for (const auto& told : loader.changes()) {
        all.push_back(describe(told));
      }
    }
    return all;
  }

  const std::string bytes = read_bytes(built("good"));
};

/// Where the kernel tells who writes.
class WatchLeases : public WatchWriters {
protected:
  void SetUp() override
  {
    if (!has_leases(folder.path())) {
      GTEST_SKIP() << "the filesystem does not tell who writes";
    }
  }
};

/// By its writer, and where its writer is unknown.
TEST_F(WatchWriters, file_without_a_name_is_told_when_it_is_given_one)
{
  start();
  for (const int lease : {0, EACCES}) {
    refused.lease = lease;
    const int made =
      ::open(plugins.c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, 0600);
    if (made < 0) {
      GTEST_SKIP() << "the filesystem has no O_TMPFILE";
    }
    write(made, bytes);
    const auto from = "/proc/self/fd/" + std::to_string(made);
    const auto name = lease == 0 ? "a.so" : "b.so";
    EXPECT_EQ(::linkat(AT_FDCWD,
                       from.c_str(),
                       AT_FDCWD,
                       (plugins / name).c_str(),
                       AT_SYMLINK_FOLLOW),
              0);
    ::close(made);
    EXPECT_EQ(describe(wait().at(0)),
              std::string("added ") + name + ": tests.example/good 1.2.0");
  }
}

TEST_F(WatchLeases, file_that_is_written_through_another_name_is_waited_for)
{
  start();
  const int half = write_half(folder.path() / "part");
  fs::create_hard_link(folder.path() / "part", plugins / "good.so");
  EXPECT_THAT(list_within(500ms), ElementsAre());
  finish(half);
  EXPECT_EQ(describe(wait().at(0)), added);
  EXPECT_THAT(list_told(), ElementsAre());
}

TEST_F(WatchLeases, last_of_two_writers_is_waited_for)
{
  start();
  const int half = write_half(plugins / "good.so");
  ::close(::open((plugins / "good.so").c_str(), O_WRONLY | O_CLOEXEC));
  EXPECT_THAT(list_within(500ms), ElementsAre());
  finish(half);
  EXPECT_EQ(describe(wait().at(0)), added);
}

TEST_F(WatchLeases, file_that_moves_while_it_is_written_is_waited_for)
{
  start();
  const int half = write_half(folder.path() / "part");
  fs::rename(folder.path() / "part", plugins / "good.so");
  EXPECT_THAT(list_within(500ms), ElementsAre());
  finish(half);
  EXPECT_EQ(describe(wait().at(0)), added);
}

TEST_F(WatchLeases, file_that_is_cut_by_its_name_is_told)
{
  place("good", plugins / "good.so");
  start();
  fs::resize_file(plugins / "good.so", 0);
  EXPECT_EQ(describe(wait().at(0)), "changed good.so: file is empty");
}

/// The folder, and half a file in it, are there before they are watched.
TEST_F(WatchWriters, writer_in_a_new_folder_may_pause_for_long)
{
  fs::remove(plugins);
  start();
  fs::create_directory(plugins);
  const int half = write_half(plugins / "good.so");
  EXPECT_THAT(list_within(2600ms), ElementsAre());
  finish(half);
  EXPECT_EQ(describe(wait().at(0)), added);
}

TEST_F(WatchWriters, half_a_file_is_waited_for_where_writers_are_unknown)
{
  refused.lease = EACCES;
  fs::remove(plugins);
  start();
  fs::create_directory(plugins);
  const int half = write_half(plugins / "good.so");
  EXPECT_THAT(list_within(2600ms), ElementsAre());
  finish(half);
  EXPECT_EQ(describe(wait().at(0)), added);
}

TEST_F(WatchWriters, file_that_grows_is_waited_for_where_writers_are_unknown)
{
  refused.lease = EINVAL;
  start();
  const int half = write_half(folder.path() / "part");
  fs::create_hard_link(folder.path() / "part", plugins / "good.so");
  for (std::size_t at = bytes.size() / 2; at < bytes.size();
       at += bytes.size() / 8) {
    EXPECT_THAT(list_within(120ms), ElementsAre());
    write(half, bytes.substr(at, bytes.size() / 8));
  }
  ::close(half);
  EXPECT_EQ(describe(wait().at(0)), added);
}

TEST_F(WatchLeases, file_that_was_half_there_at_the_start_is_told_when_whole)
{
  const int half = write_half(folder.path() / "part");
  fs::create_hard_link(folder.path() / "part", plugins / "good.so");
  start();
  EXPECT_THAT(list_within(400ms), ElementsAre());
  finish(half);
  EXPECT_EQ(describe(wait().at(0)),
            "changed good.so: tests.example/good 1.2.0");
}

TEST_F(WatchWriters, no_instance_left_is_told_with_what_to_raise)
{
  refused.instance = EMFILE;
  EXPECT_EQ(loader.watch_fd().error().explain(),
            "hallmark: error: folders cannot be watched: too many open files\n"
            "  hint: raise the limit of open files, or "
            "fs.inotify.max_user_instances");
  refused.instance = 0;
  EXPECT_TRUE(loader.watch_fd());
}

TEST_F(WatchWriters, no_watch_left_is_told_with_what_to_raise)
{
  refused.watch = ENOSPC;
  const auto whole = "hallmark: error: '" + plugins.string() +
                     "': cannot be watched: no inotify watches are left\n"
                     "  hint: raise fs.inotify.max_user_watches";
  EXPECT_EQ(loader.watch_fd().error().explain(), whole);
  fs::remove(plugins);
  EXPECT_EQ(loader.watch_fd().error().explain(), whole);
  refused.watch = 0;
  EXPECT_TRUE(loader.watch_fd());
}

TEST_F(WatchWriters, no_watch_left_later_is_told_once_and_tried_again)
{
  fs::remove(plugins);
  start();
  refused.watch = ENOSPC;
  fs::create_directory(plugins);
  const auto told = wait();
  ASSERT_EQ(told.size(), 1U);
  EXPECT_EQ(told[0].file(), plugins.string());
  EXPECT_EQ(told[0].error()->message(),
            "cannot be watched: no inotify watches are left");

  place("good", plugins / "good.so");
  EXPECT_THAT(list_within(500ms), ElementsAre());
  refused.watch = 0;
  EXPECT_EQ(describe(wait().at(0)), added);
}

TEST_F(WatchWriters, folder_that_may_be_read_again_is_watched)
{
  refused.files = EACCES;
  start();
  EXPECT_EQ(wait().at(0).error()->message(),
            "cannot be watched: permission denied");
  refused.files = 0;
  place("good", plugins / "good.so");
  fs::permissions(plugins, fs::perms::owner_all);
  EXPECT_EQ(describe(wait().at(0)), added);
}

}  // namespace
}  // namespace hallmark::tests::test_watch_writers
