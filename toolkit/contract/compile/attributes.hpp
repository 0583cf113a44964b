// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Attributes that change how functions are called and that stand in no type and
// in no debugging information.

#pragma once

#include "contract/compile/source_tokens.hpp"
#include "contract/values/request.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace hallmark::contract::compile {

/// An attribute, and where it stands.
struct HiddenAttribute {
  std::string name;  ///< `target`
  std::string file;  ///< as the compiler's line markers name it
  unsigned line = 0;
};

/// Whether a file's text may have one: then it is worth to preprocess it.
[[nodiscard]] bool
may_have_hidden_attribute(std::string_view text, Language language);

/**
 * The first of them in preprocessed text.
 *
 * C has more: its types have no mangled names, which would tell.
 *
 * @param is_own  Whether a file is a header of the interface.
 */
[[nodiscard]] std::optional<HiddenAttribute>
find_hidden_attribute(const SourceTokens& source,
                      Language language,
                      const std::function<bool(const std::string&)>& is_own);

}  // namespace hallmark::contract::compile
