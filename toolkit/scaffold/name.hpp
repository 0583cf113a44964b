// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What a project may be called.

#pragma once

#include "base/result.hpp"

#include <string>
#include <string_view>

namespace hallmark::scaffold {

using base::Result;

/**
 * Check that a name can be a file's, a Meson target's, and, by
 * describe::make_identifier(), a part of an identifier of C.
 *
 * Errors:   invalid_argument  empty or over 64 bytes, a byte outside
 *                             `[A-Za-z0-9_-]`, no letter first, two marks in a
 *                             row or one at the end, or a name
 *                             that Meson or a template keeps to itself
 */
Result<void>
check_name(std::string_view name);

}  // namespace hallmark::scaffold
