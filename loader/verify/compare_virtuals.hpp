// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Differences between the virtual functions of two descriptions of a class.

#pragma once

#include "verify/change.hpp"

#include <string>
#include <string_view>

namespace hallmark::verify {

/// `size() const` of the canonical `size()const`; `~Filter()` of `~`.
[[nodiscard]] std::string
format_function(std::string_view name, const model::Type& type);

/**
 * Append what differs in virtual slots, lowest first.
 *
 * A slot whose function is new or gone is told; functions that only moved
 * follow from one of those in a lower slot. What a base class has changed in
 * the same way follows from that.
 */
void
compare_virtuals(const TypePair& pair, std::vector<Change>& changes);

}  // namespace hallmark::verify
