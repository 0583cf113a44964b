// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Types that a header names and no compiler writes down by itself: g++ leaves
// out instances that only an alias in a namespace names, clang enumerations in
// classes that nothing uses. The header's text says where to look, and the
// compiler whether it is so.

#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace hallmark::contract::compile {

/**
 * Find what is to be asked for by name.
 *
 * Told are aliases of what has template arguments, and enumerations in classes:
 * those without a name by their first enumerator. Nothing is told of what is in
 * a template, in a function, or behind a macro.
 *
 * @param text  Of a header.
 * @return      Types as C++ spells them: `::audio::IntBox`,
 *              `decltype(::audio::Filter::most)`. Some may not exist, as when
 *              the preprocessor leaves them out.
 */
[[nodiscard]] std::vector<std::string>
find_unwritten(std::string_view text);

}  // namespace hallmark::contract::compile
