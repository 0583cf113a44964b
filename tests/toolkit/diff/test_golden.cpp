// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "diff/golden.hpp"

#include <filesystem>

#include <gtest/gtest.h>

namespace hallmark::diff::test_golden {
namespace {

TEST(golden, copy_names_files_from_any_folder)
{
  const auto here = std::filesystem::current_path().string();

  EXPECT_EQ(format_copy("a.abi", "/s/./b/../a.x86_64.abi"),
            "cp " + here + "/a.abi /s/a.x86_64.abi");
}

TEST(golden, words_of_a_shell_are_quoted)
{
  EXPECT_EQ(format_copy("/a b", "/it's;rm"), "cp '/a b' '/it'\\''s;rm'");
}

}  // namespace
}  // namespace hallmark::diff::test_golden
