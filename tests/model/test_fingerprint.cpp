// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "model/fingerprint.hpp"

#include <gtest/gtest.h>

namespace hallmark::model {
namespace {

constexpr std::string_view digits = "00112233445566778899aabbccddeeff";

TEST(fingerprint, digits_and_bytes_give_the_same)
{
  std::array<std::byte, 16> bytes{};
  for (unsigned i = 0; i < bytes.size(); ++i) {
    bytes[i] = static_cast<std::byte>(i * 0x11);
  }

  const auto of_digits = parse_fingerprint(digits);
  const auto of_bytes = parse_fingerprint(Bytes(bytes));

  ASSERT_TRUE(of_digits);
  ASSERT_TRUE(of_bytes);
  EXPECT_EQ(*of_digits, *of_bytes);
  EXPECT_EQ(format_fingerprint(*of_bytes), digits);
}

TEST(fingerprint, one_digit_makes_another)
{
  const auto other = parse_fingerprint("00112233445566778899aabbccddeefe");

  ASSERT_TRUE(other);
  EXPECT_NE(*other, *parse_fingerprint(digits));
}

TEST(fingerprint, what_is_not_32_lower_case_digits_is_malformed)
{
  for (const std::string text : {"",
                                 "00112233445566778899aabbccddeef",
                                 "00112233445566778899aabbccddeeff0",
                                 "00112233445566778899AABBCCDDEEFF",
                                 "0x112233445566778899aabbccddeeff"}) {
    const auto fingerprint = parse_fingerprint(text);
    ASSERT_FALSE(fingerprint) << text;
    EXPECT_EQ(fingerprint.error().code, Code::malformed);
    EXPECT_EQ(base::format_message(fingerprint.error()),
              "not a fingerprint: found '" + text +
                "', expected 32 hex digits");
  }
}

TEST(fingerprint, what_is_not_16_bytes_is_malformed)
{
  const std::array<std::byte, 17> bytes{};

  const auto fingerprint = parse_fingerprint(Bytes(bytes));

  ASSERT_FALSE(fingerprint);
  EXPECT_EQ(base::format_message(fingerprint.error()),
            "not a fingerprint: found 17 bytes, expected 16 bytes");
}

}  // namespace
}  // namespace hallmark::model
