// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Patterns of a description that match nothing: names that somebody mistyped, or
// that went from the header.

#pragma once

#include "contract/text/graph.hpp"
#include "contract/values/request.hpp"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace hallmark::contract {

/**
 * The patterns of `private`, `leaves` and `reserved` that match nothing, as
 * `'private' names 'audio::detail::*', which matches nothing`.
 *
 * A pattern of `reserved` is of use as long as its class is there: once the last
 * reserved member has got its name, older files still have it as reserved.
 *
 * @param own     The names of the types that the headers define.
 * @param blocks  The types of the contract.
 */
[[nodiscard]] std::vector<std::string>
find_idle_patterns(const Request& request,
                   const std::set<std::string>& own,
                   const std::map<std::string, text::Block>& blocks);

}  // namespace hallmark::contract
