// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "image/confirm.hpp"
#include "support/built.hpp"

#include <gtest/gtest.h>

namespace hallmark::image::test_confirm {
namespace {

/// Whether the image of one plugin is taken for the file of another.
bool
is_taken_for(const std::string& mapped, const std::string& read)
{
  auto file = base::File::open(tests::built(read));
  const auto candidate = verify::read_candidate(*file, verify::this_platform());
  const auto library = map_library(tests::built(mapped));
  const auto confirmed = is_confirmed(*library, *candidate);
  unmap_library(*library);
  return confirmed;
}

TEST(Confirm, image_of_the_file_that_was_read_is_confirmed)
{
  EXPECT_TRUE(is_taken_for("good", "good"));
  EXPECT_TRUE(is_taken_for("object", "object"));
}

TEST(Confirm, image_of_another_file_is_not_confirmed)
{
  EXPECT_FALSE(is_taken_for("object", "good"));
}

TEST(Confirm, image_that_differs_in_its_note_only_is_not_confirmed)
{
  EXPECT_FALSE(is_taken_for("other_version", "elsewhere"));
}

}  // namespace
}  // namespace hallmark::image::test_confirm
