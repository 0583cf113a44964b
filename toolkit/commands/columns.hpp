// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Text in columns.

#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace hallmark::commands {

/// The cells of a line.
using Cells = std::vector<std::string>;

/**
 * Lines in columns, each as wide as its widest cell, with two spaces between
 * them. Each line ends with a newline and with no space.
 *
 * @param indent  What each line begins with.
 */
[[nodiscard]] std::string
format_columns(const std::vector<Cells>& lines, std::string_view indent = {});

}  // namespace hallmark::commands
