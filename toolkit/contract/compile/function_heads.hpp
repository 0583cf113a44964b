// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The declarations of functions in preprocessed text: g++'s debugging
// information says neither whether a virtual function is final nor whether it
// is pure, and none says what may throw.

#pragma once

#include "contract/compile/source_tokens.hpp"
#include "contract/values/function_head.hpp"

#include <vector>

namespace hallmark::contract::compile {

/// Those of namespaces and classes, in the order of the text. What stands in
/// functions is passed over.
[[nodiscard]] std::vector<FunctionHead>
find_function_heads(const SourceTokens& source);

}  // namespace hallmark::contract::compile
