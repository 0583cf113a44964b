// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "verify/looks.hpp"

#include <gtest/gtest.h>

namespace hallmark::verify::test_looks {
namespace {

bool
looks(std::string_view bytes, std::string_view name)
{
  base::MemorySource source{base::Bytes(bytes)};
  return looks_like_plugin(source, name);
}

TEST(looks, name_of_a_library_is_enough)
{
  EXPECT_TRUE(looks("", "reverb.so"));
  EXPECT_TRUE(looks("text", "libreverb.so.1.2"));
}

TEST(looks, first_bytes_are_enough)
{
  EXPECT_TRUE(looks("\177ELF", "reverb"));
}

TEST(looks, neither_is_passed_over)
{
  EXPECT_FALSE(looks("", "README"));
  EXPECT_FALSE(looks("\177EL", "reverb"));
  EXPECT_FALSE(looks("text", "reverb.solo"));
}

}  // namespace
}  // namespace hallmark::verify::test_looks
