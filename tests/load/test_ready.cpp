// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "load/leases.hpp"
#include "load/ready.hpp"
#include "load/resolve.hpp"
#include "support/files.hpp"

#include <atomic>
#include <thread>

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/inotify.h>
#include <sys/mman.h>
#include <unistd.h>

namespace hallmark::load {
namespace {

constexpr auto quiet = Pending::quiet_ns;
constexpr auto long_quiet = Pending::long_quiet_ns;
constexpr auto longest_quiet = Pending::longest_quiet_ns;

/// A file `a.so` of four bytes, and what it looks like to who may not ask for
/// its writers.
class Ready : public ::testing::Test {
protected:
  Ready() { tests::write_bytes(name, "four"); }

  [[nodiscard]] Sight look() const { return {find_file_id(name)}; }

  const tests::TemporaryFolder folder;
  const std::string name = (folder.path() / "a.so").string();
  Pending pending;
};

TEST_F(Ready, writers_are_found_while_they_have_the_file_open)
{
  if (!tests::has_leases(folder.path())) {
    GTEST_SKIP() << "the filesystem does not tell who writes";
  }
  const int descriptor = ::open(name.c_str(), O_RDONLY | O_CLOEXEC);
  EXPECT_EQ(find_writers(descriptor), Writers::none);
  const int writer = ::open(name.c_str(), O_RDWR | O_CLOEXEC);
  EXPECT_EQ(find_writers(descriptor), Writers::some);

  void* mapped = ::mmap(nullptr, 4, PROT_WRITE, MAP_SHARED, writer, 0);
  ::close(writer);
  EXPECT_EQ(find_writers(descriptor), Writers::some);
  ::munmap(mapped, 4);
  EXPECT_EQ(find_writers(descriptor), Writers::none);
  ::close(descriptor);
}

/// A signal that tells of who comes kills, unless it is chosen.
TEST_F(Ready, writer_that_comes_while_it_is_asked_only_waits)
{
  if (!tests::has_leases(folder.path())) {
    GTEST_SKIP() << "the filesystem does not tell who writes";
  }
  std::atomic<bool> is_over{false};
  std::thread writing([&] {
    while (!is_over) {
      const int writer = ::open(name.c_str(), O_WRONLY | O_CLOEXEC);
      EXPECT_GE(writer, 0);
      ::close(writer);
    }
  });
  const int descriptor = ::open(name.c_str(), O_RDONLY | O_CLOEXEC);
  for (int i = 0; i < 20000; ++i) {
    EXPECT_NE(find_writers(descriptor), Writers::unknown);
  }
  is_over = true;
  writing.join();
  EXPECT_EQ(::fcntl(descriptor, F_GETLEASE), F_UNLCK);
  ::close(descriptor);
}

TEST_F(Ready, writers_of_what_has_no_leases_are_unknown)
{
  const int descriptor =
    ::open(folder.path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  EXPECT_EQ(find_writers(descriptor), Writers::unknown);
  ::close(descriptor);
  EXPECT_EQ(find_writers(-1), Writers::unknown);
}

TEST_F(Ready, file_that_was_closed_or_moved_is_ready_after_the_quiet_time)
{
  for (const auto mask : {IN_CLOSE_WRITE, IN_MOVED_TO, IN_CREATE}) {
    pending.note(mask, name, 1000);
    EXPECT_EQ(pending.due_ns(), 1000 + quiet);
    EXPECT_TRUE(pending.is_ready(look(), 1000 + quiet));
  }
}

TEST_F(Ready, file_that_is_written_waits_for_a_notice_without_an_end)
{
  pending.note(IN_MODIFY, name, 0);
  EXPECT_EQ(pending.due_ns(), quiet);
  EXPECT_FALSE(pending.is_ready(look(), quiet));
  EXPECT_EQ(pending.due_ns(), Pending::never);

  pending.note(IN_ATTRIB, name, 0);
  EXPECT_FALSE(pending.is_ready(look(), quiet));
  pending.note(IN_CLOSE_WRITE, name, 0);
  EXPECT_TRUE(pending.is_ready(look(), quiet));
}

TEST_F(Ready, file_that_is_made_empty_is_one_that_will_be_written)
{
  tests::write_bytes(name, "");
  pending.note(IN_CREATE, name, 0);
  EXPECT_FALSE(pending.is_ready(look(), quiet));
  EXPECT_EQ(pending.due_ns(), Pending::never);

  ASSERT_EQ(::symlink("a.so", (name + ".1").c_str()), 0);
  pending.note(IN_CREATE, name + ".1", 0);
  EXPECT_TRUE(pending.is_ready(look(), quiet));
}

TEST_F(Ready, who_may_ask_needs_no_notice)
{
  auto sight = look();
  for (const auto mask : {IN_MODIFY, IN_CLOSE_WRITE}) {
    pending.note(mask, name, 0);
    sight.writers = Writers::some;
    EXPECT_FALSE(pending.is_ready(sight, quiet));
    EXPECT_EQ(pending.due_ns(), quiet + long_quiet);
    sight.writers = Writers::none;
    EXPECT_TRUE(pending.is_ready(sight, quiet));
  }
}

TEST_F(Ready, file_that_changes_without_a_notice_is_not_left_alone)
{
  pending.note(IN_MOVED_TO, name, 0);
  tests::write_bytes(name, "longer");
  EXPECT_FALSE(pending.is_ready(look(), quiet));
  EXPECT_EQ(pending.due_ns(), 2 * quiet);
  EXPECT_TRUE(pending.is_ready(look(), 2 * quiet));
}

TEST_F(Ready, file_of_which_nobody_said_anything_is_waited_for_long)
{
  pending.lose(0);
  EXPECT_EQ(pending.due_ns(), quiet);
  EXPECT_FALSE(pending.is_ready(look(), quiet));
  EXPECT_EQ(pending.due_ns(), quiet + long_quiet);
  EXPECT_TRUE(pending.is_ready(look(), quiet + long_quiet));

  pending.lose(0);
  auto broken = look();
  broken.is_broken = true;
  EXPECT_FALSE(pending.is_ready(broken, quiet));
  EXPECT_EQ(pending.due_ns(), quiet + longest_quiet);
  EXPECT_FALSE(pending.is_ready(broken, quiet + long_quiet));
  EXPECT_TRUE(pending.is_ready(broken, quiet + longest_quiet));

  pending.lose(0);
  pending.note(IN_CLOSE_WRITE, name, 0);
  EXPECT_TRUE(pending.is_ready(broken, quiet));
}

TEST_F(Ready, what_is_gone_is_not_waited_for)
{
  pending.note(IN_MODIFY, name, 0);
  EXPECT_TRUE(pending.is_ready({}, quiet));
}

TEST_F(Ready, delay_is_the_quiet_time)
{
  pending.delay(5);
  EXPECT_EQ(pending.due_ns(), 5 + quiet);
}

}  // namespace
}  // namespace hallmark::load
