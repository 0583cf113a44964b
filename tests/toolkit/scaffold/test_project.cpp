// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "scaffold/project.hpp"
#include "support/files.hpp"

#include <gmock/gmock.h>

namespace hallmark::tests::test_project {
namespace {

using scaffold::check_empty;
using scaffold::Project;
using scaffold::write_project;
using testing::ElementsAre;
using testing::IsEmpty;

TEST(project, folders_are_made_as_they_are_needed)
{
  const TemporaryFolder folder;
  const Project project{{{"a/b/c.txt", "text"}}, {{"d/link", "/tmp"}}};
  const auto replaced =
    write_project((folder.path() / "new").string(), project);
  ASSERT_TRUE(replaced);
  EXPECT_THAT(*replaced, IsEmpty());
  EXPECT_EQ(read_bytes(folder.path() / "new/a/b/c.txt"), "text");
  EXPECT_EQ(std::filesystem::read_symlink(folder.path() / "new/d/link"),
            "/tmp");
}

TEST(project, replaced_files_are_named_and_others_stay)
{
  const TemporaryFolder folder;
  write_bytes(folder.path() / "same.txt", "text");
  write_bytes(folder.path() / "other.txt", "mine");
  write_bytes(folder.path() / "kept.txt", "mine");
  const Project project{{{"same.txt", "text"}, {"other.txt", "text"}}, {}};
  const auto replaced = write_project(folder.path().string(), project);
  ASSERT_TRUE(replaced);
  EXPECT_THAT(*replaced, ElementsAre("other.txt"));
  EXPECT_EQ(read_bytes(folder.path() / "other.txt"), "text");
  EXPECT_EQ(read_bytes(folder.path() / "kept.txt"), "mine");
}

TEST(project, what_is_in_place_of_a_link_stays)
{
  const TemporaryFolder folder;
  write_bytes(folder.path() / "link/mine.txt", "mine");
  ASSERT_TRUE(write_project(folder.path().string(), {{}, {{"link", "/tmp"}}}));
  EXPECT_EQ(read_bytes(folder.path() / "link/mine.txt"), "mine");
}

TEST(project, file_in_place_of_a_folder_is_told)
{
  const TemporaryFolder folder;
  write_bytes(folder.path() / "a", "a file");
  const auto written =
    write_project(folder.path().string(), {{{"a/b.txt", "text"}}, {}});
  ASSERT_FALSE(written);
  EXPECT_EQ(written.error().code, Code::unreadable);
  EXPECT_EQ(written.error().subject, (folder.path() / "a/b.txt").string());
  EXPECT_EQ(written.error().message, "cannot be written: not a directory");
}

TEST(project, absent_and_empty_folders_are_empty)
{
  const TemporaryFolder folder;
  EXPECT_TRUE(check_empty(folder.path().string()));
  EXPECT_TRUE(check_empty((folder.path() / "absent").string()));
}

TEST(project, hidden_file_makes_a_folder_not_empty)
{
  const TemporaryFolder folder;
  write_bytes(folder.path() / ".git", "");
  const auto checked = check_empty(folder.path().string());
  ASSERT_FALSE(checked);
  EXPECT_EQ(checked.error().message, "not empty: it contains '.git'");
}

TEST(project, file_is_no_empty_folder)
{
  const TemporaryFolder folder;
  write_bytes(folder.path() / "file", "");
  const auto checked = check_empty((folder.path() / "file").string());
  ASSERT_FALSE(checked);
  EXPECT_EQ(checked.error().message, "cannot be written: not a directory");
}

}  // namespace
}  // namespace hallmark::tests::test_project
