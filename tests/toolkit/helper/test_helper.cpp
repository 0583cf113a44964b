// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "helper/helper.hpp"
#include "model/range.hpp"
#include "support/files.hpp"

#include <cstdlib>
#include <filesystem>

#include <gtest/gtest.h>

namespace hallmark::helper::test_helper {
namespace {

namespace fs = std::filesystem;

using tests::TemporaryFolder;

std::string
read_source_file(const std::string& name)
{
  return tests::read_bytes(fs::path(std::getenv("HALLMARK_SOURCE")) / name);
}

TEST(helper, text_is_what_hallmarks_own_build_enters)
{
  EXPECT_EQ(find_helper_text(),
            read_source_file("toolkit/meson/helper/meson.build"));
}

/// What stands between quotes after `before`.
std::string
find_quoted(std::string_view text, const std::string& before)
{
  const auto start = text.find(before) + before.size();
  return std::string(text.substr(start, text.find('\'', start) - start));
}

TEST(helper, versions_that_it_takes_hold_that_of_this_tree)
{
  const auto version = model::Version::parse(
    find_quoted(read_source_file("meson.build"), "\n  version: '"));
  const auto text = find_helper_text();
  const auto range =
    model::Range::parse(find_quoted(text, "hallmark_versions = ['") + "," +
                        find_quoted(text, "hallmark_versions = ['>=0.1', '"));

  ASSERT_TRUE(version);
  ASSERT_TRUE(range);
  EXPECT_TRUE(range->matches(*version));
}

TEST(helper, folder_is_made)
{
  const TemporaryFolder folder;
  const auto name = folder.path() / "sub" / "hallmark";

  EXPECT_EQ(*write_helper(name.string()), Change::written);
  EXPECT_EQ(tests::read_bytes(name / "meson.build"), find_helper_text());
}

TEST(helper, older_one_is_updated)
{
  const TemporaryFolder folder;
  tests::write_bytes(folder.path() / "meson.build",
                     "# SPDX-License-Identifier: 0BSD\n"
                     "# Hallmark for Meson. Written by `hallmark helper`.\n"
                     "old = true\n");

  EXPECT_EQ(*write_helper(folder.path().string()), Change::updated);
  EXPECT_EQ(tests::read_bytes(folder.path() / "meson.build"),
            find_helper_text());
}

TEST(helper, same_one_is_not_written_again)
{
  const TemporaryFolder folder;
  ASSERT_TRUE(write_helper(folder.path().string()));
  const auto file = folder.path() / "meson.build";
  const auto before = fs::last_write_time(file);

  EXPECT_EQ(*write_helper(folder.path().string()), Change::none);
  EXPECT_EQ(fs::last_write_time(file), before);
}

TEST(helper, build_file_of_another_is_left_as_it_is)
{
  const TemporaryFolder folder;
  tests::write_bytes(folder.path() / "meson.build", "project('mine')\n");
  const auto change = write_helper(folder.path().string());

  ASSERT_FALSE(change);
  EXPECT_EQ(change.error().code, Code::invalid_argument);
  EXPECT_EQ(tests::read_bytes(folder.path() / "meson.build"),
            "project('mine')\n");
}

TEST(helper, folder_in_place_of_the_file_is_told)
{
  const TemporaryFolder folder;
  fs::create_directory(folder.path() / "meson.build");
  const auto change = write_helper(folder.path().string());

  ASSERT_FALSE(change);
  EXPECT_EQ(change.error().code, Code::unreadable);
}

}  // namespace
}  // namespace hallmark::helper::test_helper
