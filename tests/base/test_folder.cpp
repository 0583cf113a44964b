// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "base/folder.hpp"
#include "support/files.hpp"

#include <filesystem>

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

namespace hallmark::base::test_folder {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;

TEST(folder, files_and_links_to_them_are_named_in_order)
{
  const tests::TemporaryFolder made;
  tests::write_bytes(made.path() / "b", "");
  tests::write_bytes(made.path() / "a", "");
  tests::write_bytes(made.path() / "inner/c", "");
  fs::create_symlink("a", made.path() / "d");
  fs::create_symlink("inner", made.path() / "e");
  fs::create_symlink("absent", made.path() / "f");
  ::mkfifo((made.path() / "g").c_str(), 0600);

  const auto folder = Folder::open(made.path().string());
  ASSERT_TRUE(folder);
  EXPECT_THAT(folder->files(), ElementsAre("a", "b", "d", "f"));
}

TEST(folder, absent_one_is_not_found)
{
  const auto folder = Folder::open("/nowhere");
  EXPECT_EQ(folder.error().code, Code::not_found);
  EXPECT_EQ(format_error(folder.error()),
            "hallmark: error: no such file or directory");
}

TEST(folder, file_is_unreadable_as_a_folder)
{
  const auto folder = Folder::open("/proc/self/exe");
  EXPECT_EQ(folder.error().code, Code::unreadable);
  EXPECT_EQ(folder.error().message, "not a directory");
}

TEST(folder, file_in_it_is_that_which_has_the_name)
{
  const tests::TemporaryFolder made;
  tests::write_bytes(made.path() / "a", "bytes");
  const auto folder = Folder::open(made.path().string());
  ASSERT_TRUE(folder);
  auto file = folder->open_file("a");
  ASSERT_TRUE(file);
  EXPECT_EQ(file->read(0, 5)->view(), "bytes");
  EXPECT_EQ(folder->find_id("a"), file->id());
  EXPECT_EQ(find_file_id(AT_FDCWD, (made.path() / "a").string()), file->id());
}

TEST(folder, file_that_went_is_not_found)
{
  const tests::TemporaryFolder made;
  const auto folder = Folder::open(made.path().string());
  EXPECT_EQ(folder->open_file("a").error().code, Code::not_found);
  EXPECT_EQ(folder->find_id("a"), std::nullopt);
}

TEST(folder, two_names_of_one_folder_have_one_id)
{
  const tests::TemporaryFolder made;
  const auto one = Folder::open(made.path().string());
  const auto two = Folder::open(made.path().string() + "/.");
  EXPECT_EQ(one->id().inode, two->id().inode);
  EXPECT_NE(one->id().inode, 0u);
}

}  // namespace
}  // namespace hallmark::base::test_folder
