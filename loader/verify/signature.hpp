// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The function types that the spelling of a type holds. Where an argument goes
// depends on those before it, so they are wanted one by one and in order.

#pragma once

#include "model/contract.hpp"

#include <string_view>
#include <vector>

namespace hallmark::verify {

/// The type of a function. Views of the spelling that it was found in.
struct Signature {
  std::string_view result;
  std::vector<std::string_view> parameters;
  bool has_object = false;  ///< a member function: `this` comes first
};

/**
 * Append every function type in a spelling: its own, those that pointers point
 * to, and those among parameters and template arguments.
 *
 * `void(int,int(*)(A))` holds two. What is not spelled as contracts spell types
 * is passed over.
 *
 * @param spelling  Nested no deeper than contracts may be: the search descends.
 */
void
find_signatures(std::string_view spelling, std::vector<Signature>& signatures);

/**
 * Every function that either side of a contract may call: exports, virtual
 * functions, and what pointers point to.
 *
 * @param other  The same contract of the other side, or null. What only one of
 *               them has crosses between no two.
 */
[[nodiscard]] std::vector<Signature>
find_calls(const model::Contract& contract, const model::Contract* other);

}  // namespace hallmark::verify
