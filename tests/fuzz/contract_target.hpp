// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What must hold for any two contract texts, whoever wrote them.

#pragma once

#include <string>
#include <string_view>

namespace hallmark::tests {

/**
 * Parse two texts, compare them in both directions and as a diff, and tell
 * what came of it.
 *
 * @return  Which promise was broken, or empty: a text differs from itself; a
 *          refusal has no reason or more lines than allowed; a message is not
 *          printable text.
 */
[[nodiscard]] std::string
find_contract_fault(std::string_view one, std::string_view other);

}  // namespace hallmark::tests
