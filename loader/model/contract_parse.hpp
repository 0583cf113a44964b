// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Reads the text of a contract.

#pragma once

#include "base/result.hpp"
#include "model/contract.hpp"

#include <optional>
#include <string_view>

namespace hallmark::model {

using base::Result;

/**
 * Parse a canonical contract text.
 *
 * @param text  Kept by the caller as long as the contract is used. One NUL may
 *              follow it, as with the text of note type 1.
 *
 * Errors:   malformed    `line 7 of the contract: …`
 *           unsupported  a newer version of the text, by number
 * Threads:  any
 */
Result<Contract>
parse_contract(std::string_view text);

/// The interface that a text is the contract of, without a look at more than
/// its first two lines; nothing when they do not say.
[[nodiscard]] std::optional<std::string_view>
find_contract_name(std::string_view text);

}  // namespace hallmark::model
