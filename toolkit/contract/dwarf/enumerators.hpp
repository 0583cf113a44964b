// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Knows the enumerators of an enumeration, as lines of canonical text.

#pragma once

#include "contract/dwarf/dwarf.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace hallmark::contract {

/**
 * `enumerator`, name, value: in order of value, then of name.
 *
 * @param size        Of the enumeration, in bytes.
 * @param underlying  Its type, which says whether values have a sign.
 */
[[nodiscard]] std::vector<std::string>
describe_enumerators(const Die& type,
                     std::uint64_t size,
                     const std::optional<Die>& underlying);

}  // namespace hallmark::contract
