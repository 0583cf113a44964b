// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "load/resolve.hpp"
#include "support/files.hpp"

#include <gtest/gtest.h>

namespace hallmark::load {
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

TEST(Resolve, other_spellings_name_the_same_file)
{
  EXPECT_EQ(spell_file("/a/b.so", 0), "/a/b.so");
  EXPECT_EQ(spell_file("/a/b.so", 2), "/a/././b.so");
}

}  // namespace
}  // namespace hallmark::load
