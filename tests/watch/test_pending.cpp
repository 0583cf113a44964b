// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "image/resolve.hpp"
#include "support/files.hpp"
#include "watch/pending.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/inotify.h>
#include <unistd.h>

namespace hallmark::watch::test_pending {
namespace {

constexpr auto quiet = Pending::quiet_ns;
constexpr auto long_quiet = Pending::long_quiet_ns;
constexpr auto longest_quiet = Pending::longest_quiet_ns;

/// A file `a.so` of four bytes, and what it looks like to who may not ask for
/// its writers.
class PendingFile : public ::testing::Test {
protected:
  PendingFile() { tests::write_bytes(name, "four"); }

  [[nodiscard]] Sight look() const { return {image::find_file_id(name)}; }

  const tests::TemporaryFolder folder;
  const std::string name = (folder.path() / "a.so").string();
  Pending pending;
};

TEST_F(PendingFile, file_that_was_closed_or_moved_is_ready_after_the_quiet_time)
{
  for (const auto mask : {IN_CLOSE_WRITE, IN_MOVED_TO, IN_CREATE}) {
    pending.note(mask, name, 1000);
    EXPECT_EQ(pending.due_ns(), 1000 + quiet);
    EXPECT_TRUE(pending.is_ready(look(), 1000 + quiet));
  }
}

TEST_F(PendingFile, file_that_is_written_waits_for_a_notice_without_an_end)
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

TEST_F(PendingFile, file_that_is_made_empty_is_one_that_will_be_written)
{
  tests::write_bytes(name, "");
  pending.note(IN_CREATE, name, 0);
  EXPECT_FALSE(pending.is_ready(look(), quiet));
  EXPECT_EQ(pending.due_ns(), Pending::never);

  ASSERT_EQ(::symlink("a.so", (name + ".1").c_str()), 0);
  pending.note(IN_CREATE, name + ".1", 0);
  EXPECT_TRUE(pending.is_ready(look(), quiet));
}

TEST_F(PendingFile, who_may_ask_needs_no_notice)
{
  auto sight = look();
  for (const auto mask : {IN_MODIFY, IN_CLOSE_WRITE}) {
    pending.note(mask, name, 0);
    sight.writers = find::Writers::some;
    EXPECT_FALSE(pending.is_ready(sight, quiet));
    EXPECT_EQ(pending.due_ns(), quiet + long_quiet);
    sight.writers = find::Writers::none;
    EXPECT_TRUE(pending.is_ready(sight, quiet));
  }
}

TEST_F(PendingFile, file_that_changes_without_a_notice_is_not_left_alone)
{
  pending.note(IN_MOVED_TO, name, 0);
  tests::write_bytes(name, "longer");
  EXPECT_FALSE(pending.is_ready(look(), quiet));
  EXPECT_EQ(pending.due_ns(), 2 * quiet);
  EXPECT_TRUE(pending.is_ready(look(), 2 * quiet));
}

TEST_F(PendingFile, file_of_which_nobody_said_anything_is_waited_for_long)
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

TEST_F(PendingFile, what_is_gone_is_not_waited_for)
{
  pending.note(IN_MODIFY, name, 0);
  EXPECT_TRUE(pending.is_ready({}, quiet));
}

TEST_F(PendingFile, delay_is_the_quiet_time)
{
  pending.delay(5);
  EXPECT_EQ(pending.due_ns(), 5 + quiet);
}

}  // namespace
}  // namespace hallmark::watch::test_pending
