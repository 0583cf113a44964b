// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Checks that the types which a description lists under `private` never cross.

#pragma once

#include "contract/text/text.hpp"
#include "contract/values/request.hpp"

#include <map>
#include <string>
#include <vector>

namespace hallmark::contract {

/// Whether the description says that a type never crosses.
[[nodiscard]] bool
is_private(const Request& request, const std::string& key);

/**
 * Check that nothing which crosses names what never does.
 *
 * Errors:   invalid_argument  something does; the message has the way to it
 */
Result<void>
check_private(const Request& request,
              const std::vector<text::Root>& roots,
              const std::map<std::string, text::Block>& blocks);

}  // namespace hallmark::contract
