// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/names/numbers.hpp"

#include <gtest/gtest.h>

namespace hallmark::contract::names::test_numbers {
namespace {

TEST(numbers, hexadecimal_becomes_decimal)
{
  EXPECT_EQ(normalise_number("0x1fu"), "31");
  EXPECT_EQ(normalise_number("0x10000000000000000"), "18446744073709551616");
  EXPECT_EQ(normalise_number("0xffffffffffffffffffffffffffffffff"),
            "340282366920938463463374607431768211455");
}

TEST(numbers, fractions_are_as_precise_as_clang_writes_them)
{
  EXPECT_EQ(normalise_number("1.5e+0f"), "1.500000e+00");
  EXPECT_EQ(normalise_number("1.00000001e-1f"), "1.000000e-01");
  EXPECT_EQ(normalise_number("1.0000000000000001e+300"), "1.000000e+300");
  EXPECT_EQ(normalise_number("0.0"), "0.000000e+00");
  EXPECT_EQ(normalise_number("1.500000e+00"), "1.500000e+00");
}

TEST(numbers, other_text_stays)
{
  for (const auto* text :
       {"0x", "0xg", "1_x", "0x100000000000000000000000000000000", "."}) {
    EXPECT_EQ(normalise_number(text), text);
  }
}

}  // namespace
}  // namespace hallmark::contract::names::test_numbers
