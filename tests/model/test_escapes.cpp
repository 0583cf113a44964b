// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "model/escapes.hpp"

#include <gtest/gtest.h>

namespace hallmark::model::test_escapes {
namespace {

constexpr std::string_view special = "\"\\";

TEST(escapes, special_and_control_bytes_get_a_backslash)
{
  EXPECT_EQ(escape("a\"b\\c\nd\te\rf\x1bg\x7f", special),
            "a\\\"b\\\\c\\nd\\te\\rf\\x1bg\\x7f");
}

TEST(escapes, all_other_bytes_stand_for_themselves)
{
  EXPECT_EQ(escape("a.b=c 'd' \xc3\xa9", special), "a.b=c 'd' \xc3\xa9");
}

TEST(escapes, every_byte_is_read_back)
{
  for (int byte = 0; byte < 256; ++byte) {
    const std::string text{'a', static_cast<char>(byte), 'n'};
    EXPECT_EQ(unescape(escape(text, special), special), text) << byte;
  }
}

class BadEscape : public testing::TestWithParam<const char*> {};

TEST_P(BadEscape, is_refused)
{
  EXPECT_FALSE(unescape(GetParam(), special)) << GetParam();
}

// What escape() would have written otherwise is refused too: one text, one
// spelling, so that equal keys are equal bytes.
INSTANTIATE_TEST_SUITE_P(escapes,
                         BadEscape,
                         testing::Values("\\",
                                         "a\\",
                                         "\\a",
                                         "\\.",
                                         "\"",
                                         "a\"b",
                                         "\\x",
                                         "\\x1",
                                         "\\x1B",
                                         "\\x1g",
                                         "\\x0a",
                                         "\\x09",
                                         "\\x0d",
                                         "\\x20",
                                         "\\x41",
                                         "\\x80",
                                         "\\xff",
                                         "\\u0041"));

}  // namespace
}  // namespace hallmark::model::test_escapes
