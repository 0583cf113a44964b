// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Where the source declares an entry.

#pragma once

#include "contract/dwarf/dwarf.hpp"

#include <string>

namespace hallmark::contract::dwarf {

/// Where something is declared.
struct Place {
  std::string file;   ///< as the compiler names it, absolute; empty: unknown
  unsigned line = 0;  ///< from 1
};

/// Where an entry is declared.
[[nodiscard]] Place
place_of(const Die& die);

}  // namespace hallmark::contract::dwarf
