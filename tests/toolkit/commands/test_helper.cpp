// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "support/files.hpp"
#include "toolkit/tool.hpp"

#include <gtest/gtest.h>

namespace hallmark::tests::test_helper {
namespace {

[[nodiscard]] Outcome
run_helper(const TemporaryFolder& folder, const std::string& name)
{
  RunOptions options;
  options.folder = folder.path();
  return run_tool({"helper", name}, options);
}

TEST(helper_command, what_was_done_is_told)
{
  const TemporaryFolder folder;
  const auto file = folder.path() / "hallmark" / "meson.build";

  EXPECT_EQ(run_helper(folder, "hallmark").out,
            "hallmark/meson.build: written\n");
  EXPECT_EQ(run_helper(folder, "hallmark").out,
            "hallmark/meson.build: is up to date\n");
  write_bytes(file, read_bytes(file) + "# older\n");
  EXPECT_EQ(run_helper(folder, "hallmark").out,
            "hallmark/meson.build: updated\n");
}

TEST(helper_command, build_file_of_another_is_left_as_it_is)
{
  const TemporaryFolder folder;
  write_bytes(folder.path() / "meson.build", "project('mine')\n");
  const auto outcome = run_helper(folder, ".");

  EXPECT_EQ(outcome.status, 2);
  EXPECT_EQ(outcome.err,
            "hallmark: error: './meson.build': is not Hallmark's helper, and "
            "is left unchanged\n"
            "  hint: choose another folder: hallmark helper hallmark\n");
  EXPECT_EQ(read_bytes(folder.path() / "meson.build"), "project('mine')\n");
}

TEST(helper_command, folder_that_cannot_be_made_is_told)
{
  const TemporaryFolder folder;
  write_bytes(folder.path() / "file", "");
  const auto outcome = run_helper(folder, "file/hallmark");

  EXPECT_EQ(outcome.status, 3);
  EXPECT_EQ(
    outcome.err,
    "hallmark: error: 'file/hallmark': cannot be created: not a directory\n");
}

}  // namespace
}  // namespace hallmark::tests::test_helper
