// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Numbers that are not plain decimal digits, in their one spelling.

#pragma once

#include <string>
#include <string_view>

namespace hallmark::contract::names {

/**
 * A hexadecimal number in decimal, as g++ writes those of more than 64 bits;
 * one with a fraction or an exponent as `%e` has it, without a suffix:
 * `1.500000e+00`. Another text comes back as it is.
 */
[[nodiscard]] std::string
normalise_number(std::string_view number);

}  // namespace hallmark::contract::names
