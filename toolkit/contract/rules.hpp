// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What a description says of types, now that the types are known: whether each
// is known in one way, and whether the growth rules fit them.

#pragma once

#include "contract/text/graph.hpp"
#include "contract/values/request.hpp"
#include "model/contract.hpp"

#include <map>
#include <set>
#include <string>

namespace hallmark::contract {

/**
 * Check the rules of `allow`, but patterns of members.
 *
 * Errors:   invalid_argument  a rule names no type of the interface, or one
 *                             that cannot grow in this way
 */
Result<void>
check_rules(const Request& request, const model::Contract& contract);

/**
 * Check that no type is known in two ways. Two patterns tell only by what both
 * match.
 *
 * @param own     The names of the types that the headers define.
 * @param blocks  The types of the contract.
 *
 * Errors:   invalid_argument  a type that two keys name
 */
Result<void>
check_ways(const Request& request,
           const std::set<std::string>& own,
           const std::map<std::string, text::Block>& blocks);

}  // namespace hallmark::contract
