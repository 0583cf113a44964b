// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What a class declares and no layout shows: functions that are not virtual,
// which constructors are explicit, and who may use what, virtual functions too.
// Only code that is compiled again notices when that changes.

#pragma once

#include "contract/dwarf/types.hpp"

#include <string>
#include <vector>

namespace hallmark::contract::dwarf {

/// One thing that a class declares.
struct Declared {
  bool is_function = false;
  std::string name;    ///< `gain()const`, of a member `level`
  std::string access;  ///< `public`, `protected`, `private`
  bool is_explicit = false;
  bool is_virtual = false;  ///< as it is declared, or as it overrides
};

/**
 * The functions and the members, sorted by name. What is implicit or deleted is
 * left out, and what cannot be spelled; so are static members that are constant
 * and all that lambdas hold, of which compilers tell different things.
 *
 * @param speller  One of its own: what it meets is no part of the contract.
 */
[[nodiscard]] std::vector<Declared>
list_declared(Speller& speller, const Die& type);

}  // namespace hallmark::contract::dwarf
