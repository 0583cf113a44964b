// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Types of the standard library that neither have a virtual table nor ask for
// type information. Of other leaves a contract does not tell: they may have a
// table, as std::runtime_error, or ask what they hold, as std::any.

#pragma once

#include <string_view>

namespace hallmark::verify {

/// Whether a type is known to be such a one, whatever its arguments are.
[[nodiscard]] bool
is_plain_leaf(std::string_view type);

}  // namespace hallmark::verify
