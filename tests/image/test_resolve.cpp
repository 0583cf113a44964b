// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "image/resolve.hpp"
#include "support/files.hpp"

#include <gtest/gtest.h>

namespace hallmark::image::test_resolve {
namespace {

TEST(Resolve, name_with_links_becomes_the_file_itself)
{
  const tests::TemporaryFolder folder;
  const auto file = folder.path() / "a.so";
  tests::write_bytes(file, "x");
  std::filesystem::create_symlink("a.so", folder.path() / "b.so");
  EXPECT_EQ(*resolve_file((folder.path() / "b.so").string()),
            std::filesystem::canonical(file).string());
}

TEST(Resolve, absent_file_is_not_found_with_the_systems_reason)
{
  const auto resolved = resolve_file("/nowhere/at/all.so");
  EXPECT_EQ(resolved.error().code, Code::not_found);
  EXPECT_EQ(base::format_message(resolved.error()),
            "no such file or directory");
}

TEST(Resolve, empty_name_is_an_invalid_argument)
{
  EXPECT_EQ(resolve_file("").error().code, Code::invalid_argument);
}

TEST(Resolve, file_is_opened_through_links_under_its_own_name)
{
  const tests::TemporaryFolder folder;
  const auto file = folder.path() / "a.so";
  tests::write_bytes(file, "x");
  std::filesystem::create_symlink("a.so", folder.path() / "b.so");
  std::filesystem::create_directory_symlink(".", folder.path() / "c");
  const auto opened = open_resolved((folder.path() / "c/./c/b.so").string());
  ASSERT_TRUE(opened);
  EXPECT_EQ(opened->name, std::filesystem::canonical(file).string());
  EXPECT_EQ(opened->file.id(), find_file_id(file.string()));
}

TEST(Resolve, name_that_looks_like_that_of_a_deleted_file_is_kept)
{
  const tests::TemporaryFolder folder;
  const auto file = (folder.path() / "a.so (deleted)").string();
  tests::write_bytes(file, "x");
  const auto opened = open_resolved(file);
  ASSERT_TRUE(opened);
  EXPECT_EQ(opened->name, std::filesystem::canonical(file).string());
}

TEST(Resolve, absent_file_and_empty_name_are_not_opened)
{
  EXPECT_EQ(open_resolved("/nowhere/at/all.so").error().code, Code::not_found);
  EXPECT_EQ(open_resolved("").error().code, Code::invalid_argument);
}

TEST(Resolve, other_spelling_names_the_same_file)
{
  const tests::TemporaryFolder folder;
  const auto file = (folder.path() / "a.so").string();
  tests::write_bytes(file, "x");
  const auto id = find_file_id(file).value();
  const auto spelled = spell_file(file, id);
  EXPECT_NE(spelled, file);
  EXPECT_EQ(*resolve_file(spelled), *resolve_file(file));
}

TEST(Resolve, every_state_of_a_file_has_a_spelling_of_its_own)
{
  const base::FileId id{1, 2, 3, 4, 5};
  auto moved = id;
  ++moved.inode;
  auto written = id;
  ++written.mtime_ns;
  auto linked = id;
  ++linked.ctime_ns;
  EXPECT_NE(spell_file("/a/b.so", id), spell_file("/a/b.so", moved));
  EXPECT_NE(spell_file("/a/b.so", id), spell_file("/a/b.so", written));
  EXPECT_EQ(spell_file("/a/b.so", id), spell_file("/a/b.so", linked));
}

TEST(Resolve, absolute_name_keeps_its_links)
{
  EXPECT_EQ(make_absolute("/a/../b.so"), "/a/../b.so");
  EXPECT_EQ(make_absolute("b.so"),
            (std::filesystem::current_path() / "b.so").string());
}

}  // namespace
}  // namespace hallmark::image::test_resolve
