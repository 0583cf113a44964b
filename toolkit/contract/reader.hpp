// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Turns a compiled contract into text: follows the pointers to exports, spells
// their types, and checks each export.

#pragma once

#include "contract/enumerations.hpp"
#include "contract/text/functions.hpp"
#include "contract/values/contract.hpp"
#include "contract/values/linked_scope.hpp"
#include "contract/values/question.hpp"
#include "contract/values/request.hpp"

#include <set>
#include <string>

namespace hallmark::contract {

/// What was read from an object.
struct Reading {
  Contract contract;
  std::set<std::string> incomplete;  ///< see Graph::incomplete()
  Enumerations undescribed;          ///< see Graph::undescribed()
  /// Types that the headers define, as source spells them.
  std::vector<std::string> own;
  Questions questions;       ///< see Graph::questions()
  bool wants_heads = false;  ///< see Functions::wants_heads()
};

/// What a contract's translation unit became.
struct Compiled {
  std::string object;                ///< a file
  std::string enumerations;          ///< a file that adds some; empty: none
  Questions asked;                   ///< by its source
  std::vector<std::string> headers;  ///< the files that the headers are
  std::vector<std::string> files;    ///< that the compiler read
  /// Of the functions in what it read; null: they were not looked for yet.
  const text::Heads* heads = nullptr;
  LinkedScopes linked = {};  ///< of clang, in what it read
};

/**
 * Read a contract from the object that its translation unit became.
 *
 * What was not asked is left out of the text: then there is more to ask.
 *
 * Errors:   invalid_argument  an export that cannot be one; a type that
 *                             contracts have no name for
 *           unsupported       debugging information of an unknown kind
 *           malformed         a damaged object
 */
Result<Reading>
read_contract(const Request& request, const Compiled& compiled);

}  // namespace hallmark::contract
