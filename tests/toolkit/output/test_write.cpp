// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "output/write.hpp"
#include "support/files.hpp"

#include <csignal>

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

namespace hallmark::output::test_write {
namespace {

namespace fs = std::filesystem;

/// The names in a folder.
std::size_t
count_files(const fs::path& folder)
{
  const fs::directory_iterator files(folder);
  return static_cast<std::size_t>(std::distance(begin(files), end(files)));
}

/// While it lives no file of this process grows past a size: a full disk.
class FullDisk {
public:
  explicit FullDisk(::rlim_t bytes) : handler_(std::signal(SIGXFSZ, SIG_IGN))
  {
    ::getrlimit(RLIMIT_FSIZE, &before_);
    const ::rlimit limit = {bytes, before_.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &limit);
  }

  ~FullDisk()
  {
    ::setrlimit(RLIMIT_FSIZE, &before_);
    std::signal(SIGXFSZ, handler_);
  }

  FullDisk(const FullDisk&) = delete;
  FullDisk& operator=(const FullDisk&) = delete;

private:
  ::rlimit before_{};
  void (*handler_)(int);
};

class Write : public testing::Test {
protected:
  tests::TemporaryFolder folder;
  fs::path path = folder.path() / "x.rsp";
  std::string name = path.string();
};

TEST_F(Write, file_has_the_content_and_the_mode_of_any_new_file)
{
  ASSERT_TRUE(write_file(name, "abc"));

  EXPECT_EQ(tests::read_bytes(path), "abc");
  struct ::stat status = {};
  ASSERT_EQ(::stat(name.c_str(), &status), 0);
  const auto mask = ::umask(0);
  ::umask(mask);
  EXPECT_EQ(status.st_mode & 0777, 0666 & ~mask);
  EXPECT_EQ(count_files(folder.path()), 1U);
}

TEST_F(Write, same_content_is_not_written_again)
{
  EXPECT_TRUE(*write_if_changed(name, "abc"));
  const auto before = fs::last_write_time(path);
  EXPECT_FALSE(*write_if_changed(name, "abc"));
  EXPECT_EQ(fs::last_write_time(path), before);

  EXPECT_TRUE(*write_if_changed(name, "abd"));
  EXPECT_EQ(tests::read_bytes(path), "abd");
}

TEST_F(Write, full_disk_leaves_what_was_there_and_nothing_else)
{
  ASSERT_TRUE(write_file(name, "before"));
  const FullDisk disk(1000);
  const auto written = write_file(name, std::string(1001, 'x'));

  ASSERT_FALSE(written);
  EXPECT_EQ(written.error().code, Code::unreadable);
  EXPECT_EQ(base::format_error(written.error()),
            "hallmark: error: '" + name +
              "': cannot be written: file too large");
  EXPECT_EQ(tests::read_bytes(path), "before");
  EXPECT_EQ(count_files(folder.path()), 1U);
}

TEST_F(Write, full_disk_leaves_nothing_where_nothing_was)
{
  const FullDisk disk(1000);

  ASSERT_FALSE(write_file(name, std::string(1001, 'x')));
  EXPECT_EQ(count_files(folder.path()), 0U);
}

TEST_F(Write, missing_folder_is_told)
{
  const auto other = (folder.path() / "none" / "x.rsp").string();
  const auto written = write_file(other, "abc");

  ASSERT_FALSE(written);
  EXPECT_EQ(base::format_error(written.error()),
            "hallmark: error: '" + other +
              "': cannot be written: no such file or directory");
}

TEST_F(Write, folder_that_is_not_writable_is_told)
{
  if (::geteuid() == 0) {
    GTEST_SKIP() << "the superuser may write anywhere";
  }
  fs::permissions(folder.path(), fs::perms::owner_read | fs::perms::owner_exec);
  const auto written = write_file(name, "abc");
  fs::permissions(folder.path(), fs::perms::owner_all);

  ASSERT_FALSE(written);
  EXPECT_EQ(base::format_error(written.error()),
            "hallmark: error: '" + name +
              "': cannot be written: permission denied");
}

TEST_F(Write, folder_of_that_name_is_kept)
{
  fs::create_directory(path);
  const auto written = write_file(name, "abc");

  ASSERT_FALSE(written);
  EXPECT_EQ(base::format_error(written.error()),
            "hallmark: error: '" + name +
              "': cannot be written: is a directory");
  EXPECT_EQ(count_files(folder.path()), 1U);
}

TEST_F(Write, several_files_are_written_where_they_differ)
{
  const auto other = (folder.path() / "y.rsp").string();
  ASSERT_TRUE(write_file(name, "same"));
  const auto before = fs::last_write_time(path);

  ASSERT_TRUE(write_all_if_changed({{name, "same"}, {other, "new"}}));
  EXPECT_EQ(fs::last_write_time(path), before);
  EXPECT_EQ(tests::read_bytes(other), "new");
  EXPECT_EQ(count_files(folder.path()), 2U);
}

TEST_F(Write, several_files_are_all_left_alone_when_one_cannot_be_written)
{
  const auto other = (folder.path() / "none" / "y.rsp").string();
  ASSERT_TRUE(write_file(name, "before"));
  EXPECT_FALSE(write_all_if_changed({{name, "after"}, {other, "new"}}));
  EXPECT_EQ(tests::read_bytes(path), "before");

  const auto taken = folder.path() / "z.rsp";
  fs::create_directory(taken);
  EXPECT_FALSE(
    write_all_if_changed({{name, "after"}, {taken.string(), "new"}}));
  EXPECT_EQ(tests::read_bytes(path), "before");
  EXPECT_EQ(count_files(folder.path()), 2U);

  const FullDisk disk(1000);
  EXPECT_FALSE(write_all_if_changed(
    {{name, "after"}, {name + "2", std::string(1001, 'x')}}));
  EXPECT_EQ(tests::read_bytes(path), "before");
  EXPECT_EQ(count_files(folder.path()), 2U);
}

TEST_F(Write, removing_a_file_that_is_not_there_is_no_error)
{
  remove_file(name);
  ASSERT_TRUE(write_file(name, "abc"));
  remove_file(name);

  EXPECT_FALSE(fs::exists(path));
}

}  // namespace
}  // namespace hallmark::output::test_write
