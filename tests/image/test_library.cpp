// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "image/library.hpp"
#include "support/built.hpp"

#include <gtest/gtest.h>

namespace hallmark::image::test_library {
namespace {

TEST(Library, mapped_library_is_mapped_until_it_is_given_back)
{
  const auto library = map_library(tests::built("object"));
  ASSERT_TRUE(library) << base::format_error(library.error());
  EXPECT_TRUE(is_mapped(*library));
  EXPECT_GT(library->segment_count, 0u);
  EXPECT_TRUE(library->is_new);
  unmap_library(*library);
  EXPECT_FALSE(is_mapped(*library));
}

TEST(Library, image_that_was_there_is_not_new)
{
  const auto library = map_library(tests::built("object"));
  const auto again = map_library(tests::built("object"));
  ASSERT_TRUE(library && again);
  EXPECT_TRUE(library->is_new);
  EXPECT_FALSE(again->is_new);
  EXPECT_EQ(library->dynamic, again->dynamic);
  unmap_library(*library);
  EXPECT_TRUE(is_mapped(*again));
  unmap_library(*again);
  EXPECT_FALSE(is_mapped(*again));
}

TEST(Library, file_that_cannot_be_mapped_is_unresolved_with_the_systems_text)
{
  const auto library = map_library("/nowhere/at/all.so");
  ASSERT_FALSE(library);
  EXPECT_EQ(library.error().code, Code::unresolved);
  EXPECT_EQ(library.error().message,
            "/nowhere/at/all.so: cannot open shared object file: No such file "
            "or directory");
}

TEST(Library, symbol_has_the_address_that_the_system_gives)
{
  const auto library = map_library(tests::built("indirect"));
  ASSERT_TRUE(library);
  const auto address = find_address(*library, "answer");
  ASSERT_NE(address, nullptr);
  EXPECT_EQ(reinterpret_cast<int (*)()>(address)(), 42);
  unmap_library(*library);
}

TEST(Library, library_of_the_process_is_found_by_its_name)
{
  EXPECT_TRUE(find_mapped_file("libc.so.6"));
  EXPECT_FALSE(find_mapped_file("libnowhere-at-all.so.9"));
}

TEST(Library, symbols_of_the_process_are_defined_globally)
{
  EXPECT_TRUE(is_defined_globally("malloc"));
  EXPECT_FALSE(is_defined_globally("nobody_defines_this"));
}

}  // namespace
}  // namespace hallmark::image::test_library
