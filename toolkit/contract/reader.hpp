// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Turns a compiled contract into text: follows the pointers to exports, spells
// their types, and checks each export.

#pragma once

#include "contract/values/contract.hpp"
#include "contract/values/request.hpp"

#include <set>
#include <string>

namespace hallmark::contract {

/// What was read from an object.
struct Reading {
  Contract contract;
  std::set<std::string> incomplete;  ///< see Graph::incomplete()
  bool has_nameless = false;         ///< see Graph::has_nameless()
};

/**
 * Read a contract from the object that its translation unit became.
 *
 * @param object  A file.
 *
 * Errors:   invalid_argument  an export that cannot be one; a type that
 *                             contracts have no name for
 *           unsupported       debugging information of an unknown kind
 *           malformed         a damaged object
 */
Result<Reading>
read_contract(const Request& request, const std::string& object);

}  // namespace hallmark::contract
