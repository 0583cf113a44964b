// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Keys of so many parts that the parser would run out of stack.
//
// The parser limits how deep values are nested, to 256, but not how many parts
// a dotted key has. It makes a table for each part and destroys these tables
// recursively.

#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace hallmark::describe {

/// How many dots a key may have: more than any description needs.
inline constexpr unsigned key_dot_limit = 32;

/// The offset of the first dot too many of a key, if there is one. The text
/// need not be TOML.
[[nodiscard]] std::optional<std::size_t>
find_deep_key(std::string_view text);

}  // namespace hallmark::describe
