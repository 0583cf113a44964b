// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The enumerators of an enumeration, as their type counts them.

#pragma once

#include "contract/dwarf/dwarf.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace hallmark::contract::dwarf {

/// One enumerator.
struct Enumerator {
  std::string name;
  std::string value;  ///< in decimal
};

/**
 * The enumerators in order of value, then of name.
 *
 * @param size        Of the enumeration, in bytes.
 * @param underlying  Its type, which says whether values have a sign.
 */
[[nodiscard]] std::vector<Enumerator>
list_enumerators(const Die& type,
                 std::uint64_t size,
                 const std::optional<Die>& underlying);

}  // namespace hallmark::contract::dwarf
