// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The facts about a target's toolchain, known while a step runs: a generated
// source states them only when it is compiled.

#pragma once

#include "model/stamp.hpp"
#include "stamp/targets.hpp"

#include <string>
#include <vector>

namespace hallmark::stamp {

/**
 * The facts that a source states which all of these targets compile: what
 * format_facts() defines, preprocessed with the flags of each. One that they
 * do not agree about is left out.
 *
 * Errors:   those of run_program(); invalid_argument when a compiler refuses
 */
Result<std::vector<model::Fact>>
read_facts(const std::vector<Target>& targets, Language language);

/// The section `facts` of the file of an interface; FORMAT.md, type 3.
[[nodiscard]] std::string
format_fact_section(const std::vector<model::Fact>& facts);

}  // namespace hallmark::stamp
