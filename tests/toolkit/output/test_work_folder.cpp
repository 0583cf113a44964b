// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "output/work_folder.hpp"
#include "support/files.hpp"

#include <cerrno>

#include <gtest/gtest.h>

namespace hallmark::tests::test_work_folder {
namespace {

using output::WorkFolder;

TEST(work_folder, goes_with_all_in_it)
{
  const TemporaryFolder parent;
  std::string file;
  {
    const WorkFolder folder(parent.path());
    ASSERT_TRUE(folder.exists());
    file = folder.file("deep/a.o");
    write_bytes(file, "a");
    EXPECT_TRUE(std::filesystem::exists(file));
  }
  EXPECT_TRUE(std::filesystem::is_empty(parent.path()));
}

TEST(work_folder, each_is_another)
{
  const WorkFolder one;
  const WorkFolder other;
  EXPECT_NE(one.file(""), other.file(""));
}

TEST(work_folder, missing_parent_is_told)
{
  const TemporaryFolder parent;
  const WorkFolder folder(parent.path() / "none");
  EXPECT_FALSE(folder.exists());
  EXPECT_EQ(errno, ENOENT);
}

}  // namespace
}  // namespace hallmark::tests::test_work_folder
