// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Differences between two descriptions of one type.

#pragma once

#include "verify/change.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace hallmark::verify {

/**
 * What differs, most important first.
 *
 * By mutual knowledge: where one side knows a type by name only, that makes no
 * claim; where one knows size, alignment and passing only (a leaf), those are
 * compared. A class that differs only because a class within it does has
 * nothing to tell: all its changes follow.
 */
[[nodiscard]] std::vector<Change>
compare_types(const TypePair& pair);

/// How values of a class are passed: `in registers`, `in memory`, and in other
/// words where the class is larger than registers.
[[nodiscard]] std::string_view
format_passing(model::Passing passing, std::uint64_t size);

/// The change of a type that one side names and does not describe, while the
/// other describes it as `described`.
[[nodiscard]] Change
make_undescribed(const model::Type& described, Side side);

}  // namespace hallmark::verify
