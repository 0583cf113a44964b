// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Knows which symbols the pointers in a contract object point to.

#pragma once

#include "base/result.hpp"

#include <map>
#include <string>

namespace hallmark::contract {

using base::Result;

/// What a pointer in the object's data is to be set to.
struct Target {
  std::string symbol;     ///< linkage name
  bool external = false;  ///< global or weak: another file can see it
};

/**
 * The targets of the object's pointers, by the name of the variable that holds
 * the pointer. Variables whose value is computed at start-up have none.
 *
 * Errors:   not_found, unreadable, malformed
 */
Result<std::map<std::string, Target>>
read_targets(const std::string& file);

}  // namespace hallmark::contract
