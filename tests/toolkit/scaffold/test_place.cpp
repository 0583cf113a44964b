// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "scaffold/place.hpp"
#include "support/files.hpp"

#include <gtest/gtest.h>

namespace hallmark::tests::test_place {
namespace {

using scaffold::find_place;

TEST(place, built_program_finds_the_source_tree)
{
  const TemporaryFolder folder;
  write_bytes(folder.path() / "source/templates/plugin/template.toml", "");
  write_bytes(folder.path() / "build/hallmark.source",
              (folder.path() / "source").string() + "\n");
  const auto place = find_place(folder.path() / "build");
  ASSERT_TRUE(place);
  EXPECT_EQ(place->templates, folder.path() / "source/templates");
  EXPECT_EQ(place->source, folder.path() / "source");
  EXPECT_EQ(place->headers, folder.path() / "source/loader/include");
}

TEST(place, installed_program_finds_its_data_wherever_the_prefix_is)
{
  const TemporaryFolder folder;
  write_bytes(
    folder.path() / "prefix/share/hallmark/templates/plugin/template.toml", "");
  std::filesystem::create_directories(folder.path() / "prefix/bin");
  const auto place = find_place(folder.path() / "prefix/bin");
  ASSERT_TRUE(place);
  EXPECT_EQ(place->templates,
            folder.path() / "prefix/share/hallmark/templates");
  EXPECT_EQ(place->headers, folder.path() / "prefix/include");
  EXPECT_FALSE(place->source);
}

TEST(place, program_without_its_data_says_where_it_looked)
{
  const TemporaryFolder folder;
  const auto place = find_place(folder.path() / "bin");
  ASSERT_FALSE(place);
  EXPECT_EQ(place.error().code, Code::not_found);
  EXPECT_EQ(place.error().subject,
            (folder.path() / "share/hallmark/templates").string());
  EXPECT_EQ(place.error().message, "has no templates");
}

}  // namespace
}  // namespace hallmark::tests::test_place
