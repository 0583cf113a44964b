// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Types that are only declared in debugging information.

#pragma once

#include "base/result.hpp"
#include "contract/text/graph.hpp"

#include <map>
#include <string>

namespace hallmark::contract {

/**
 * See to it that what a contract calls declared is no more than that.
 *
 * Errors:   unsupported  a class that the compiler completed
 */
base::Result<void>
check_declared(const dwarf::Index& index,
               const std::map<std::string, text::Block>& blocks);

}  // namespace hallmark::contract
