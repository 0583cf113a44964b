// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Splits a command into words, as a shell does.

#pragma once

#include "base/result.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace hallmark::contract::compile {

using base::Error;
using base::Result;

/**
 * The words of a command, as a POSIX shell splits them: single and double
 * quotes, backslashes. Nothing is expanded; `;`, `|` and the like are bytes
 * as any other, since compilation databases hold no pipelines.
 *
 * Errors:   malformed  a quote that does not end
 */
Result<std::vector<std::string>>
split_command(std::string_view command);

/// `words` as a shell would read them back, for messages.
[[nodiscard]] std::string
format_command(const std::vector<std::string>& words);

}  // namespace hallmark::contract::compile
