// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What must hold for the bytes of any file that is taken for a plugin.

#pragma once

#include <string>
#include <string_view>

namespace hallmark::tests {

/**
 * Read bytes as a plugin, by its numbers and by its texts, and compare it with
 * what a host expects.
 *
 * @return  Which promise was broken, or empty: a message is not printable text;
 *          a plugin that its numbers accept has an export outside its segments;
 *          numbers and texts of a sound stamp that agree have two verdicts.
 */
[[nodiscard]] std::string
find_plugin_fault(std::string_view bytes);

}  // namespace hallmark::tests
