// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "image/library_search.hpp"
#include "support/files.hpp"

#include <gtest/gtest.h>

namespace hallmark::image::test_library_search {
namespace {

TEST(Search, library_is_found_along_the_search_path_of_who_needs_it)
{
  const tests::TemporaryFolder folder;
  const auto directory = folder.path().string();
  tests::write_bytes(folder.path() / "lib/libown.so", "x");
  const LibrarySearch search;
  EXPECT_EQ(search.find("libown.so", "/nowhere:$ORIGIN/lib", directory),
            directory + "/lib/libown.so");
  EXPECT_EQ(search.find("libown.so", "${ORIGIN}/lib", directory),
            directory + "/lib/libown.so");
}

TEST(Search, library_that_is_mapped_already_is_found)
{
  const LibrarySearch search;
  EXPECT_TRUE(search.find("libc.so.6", "", "/"));
}

TEST(Search, library_of_the_system_is_found_though_it_is_not_mapped)
{
  const LibrarySearch search;
  EXPECT_TRUE(search.find("libBrokenLocale.so.1", "", "/"));
}

TEST(Search, library_that_is_nowhere_is_not_found)
{
  const LibrarySearch search;
  EXPECT_FALSE(search.find("libnowhere-at-all.so.9", "", "/"));
}

}  // namespace
}  // namespace hallmark::image::test_library_search
