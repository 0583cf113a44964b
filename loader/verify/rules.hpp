// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The names of growth rules.

#pragma once

#include "model/contract.hpp"

#include <string_view>

namespace hallmark::verify {

/// `grow_tail`, as descriptions and texts spell it.
[[nodiscard]] std::string_view
format_rule(model::Rule rule);

}  // namespace hallmark::verify
