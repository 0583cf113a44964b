// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Turns canonical text into a fingerprint.

#pragma once

#include <string>
#include <string_view>

namespace hallmark::contract::text {

/**
 * BLAKE2b with a digest of 16 bytes, personalised for version 1 of the text.
 *
 * @return  32 lower-case hexadecimal digits.
 */
[[nodiscard]] std::string
make_fingerprint(std::string_view text);

}  // namespace hallmark::contract::text
