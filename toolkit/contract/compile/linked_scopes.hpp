// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Finds `extern "C"` inside namespaces.

#pragma once

#include "contract/compile/source_tokens.hpp"
#include "contract/values/linked_scope.hpp"

#include <string_view>

namespace hallmark::contract::compile {

/// Whether a file could open a namespace and `extern "C"` inside it, perhaps
/// around another file.
[[nodiscard]] bool
may_have_linked_scope(std::string_view text);

/// All of them, in the order of the source: of one that is in another, both.
[[nodiscard]] LinkedScopes
find_linked_scopes(const SourceTokens& source);

}  // namespace hallmark::contract::compile
