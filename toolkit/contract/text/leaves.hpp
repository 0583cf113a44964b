// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Types of the standard library of whose inside something depends on the types
// that they are made of, and is told.

#pragma once

#include <string_view>

namespace hallmark::contract::text {

/// Whether a type is a leaf whatever an interface says: the standard library's
/// and the compiler's own, whose members each compiler calls by other names.
[[nodiscard]] bool
is_library_leaf(std::string_view key);

/// Whether a leaf keeps hash values in its nodes or does not, which hangs on
/// whether its hash may throw.
[[nodiscard]] bool
is_hash_table(std::string_view key);

/// Whether a spelling names std::any anywhere: it holds what may throw when it
/// is moved elsewhere than what may not.
[[nodiscard]] bool
names_any(std::string_view spelling);

}  // namespace hallmark::contract::text
