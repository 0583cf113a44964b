// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <hallmark/hallmark.h>

#include <gtest/gtest.h>

namespace {

TEST(CError, null_error_says_nothing)
{
  EXPECT_EQ(hallmark_error_code(nullptr), HALLMARK_OK);
  EXPECT_STREQ(hallmark_error_message(nullptr), "");
  EXPECT_STREQ(hallmark_error_explain(nullptr), "");
  EXPECT_EQ(hallmark_error_difference_count(nullptr), 0u);
  EXPECT_EQ(hallmark_error_difference(nullptr, 0), nullptr);
  hallmark_error_free(nullptr);
}

TEST(CError, codes_have_the_names_that_tools_print)
{
  EXPECT_STREQ(hallmark_code_name(HALLMARK_OK), "ok");
  EXPECT_STREQ(hallmark_code_name(HALLMARK_UNREADABLE), "unreadable");
  EXPECT_STREQ(hallmark_code_name(HALLMARK_NOT_STAMPED), "not_stamped");
  EXPECT_STREQ(hallmark_code_name(HALLMARK_UNSUPPORTED), "unsupported");
}

}  // namespace
