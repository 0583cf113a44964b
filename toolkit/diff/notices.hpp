// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Changes that matter only when code is compiled again: plugins and hosts that
// exist are accepted all the same.

#pragma once

#include "model/contract.hpp"

#include <string>
#include <vector>

namespace hallmark::diff {

/**
 * Functions that are gone and are not virtual, what others may no longer use or
 * use from now on, what has become explicit, and enumerators that are new.
 *
 * Of what a class declares only files of interfaces tell; where one side does
 * not, nothing is said of it.
 */
[[nodiscard]] std::vector<std::string>
list_notices(const model::Contract& old_one, const model::Contract& new_one);

}  // namespace hallmark::diff
