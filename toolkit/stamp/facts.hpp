// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The facts about the toolchain that a stamp holds, and the macros by which the
// plugin's own compiler states them.

#pragma once

#include "contract/contract.hpp"
#include "model/stamp.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace hallmark::stamp {

/// The language of a generated source, and of its contracts.
using contract::Language;

/// `c`, `c++`: as `--language` and the stamp spell it.
[[nodiscard]] std::string_view
format_language(Language language);

/**
 * Preprocessor text that defines `HALLMARK_FACTS_`, a string literal of lines
 * `PREFIX` `NAME=VALUE`.
 *
 * @param prefix  `fact.` in a stamp; empty in what a host expects.
 * @param known   What no macro tells; comes first.
 *
 * The compiler fills in the rest with the flags of the target, which the stamp
 * step need not know. Facts that C lacks are left out there.
 */
[[nodiscard]] std::string
format_facts(Language language,
             std::string_view prefix,
             const std::vector<model::Fact>& known);

/// `#undef` of all that format_facts() defines: a unity build goes on.
[[nodiscard]] std::string
format_facts_cleanup(Language language);

}  // namespace hallmark::stamp
