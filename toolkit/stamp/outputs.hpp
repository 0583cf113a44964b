// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Writes the outputs of a build step: those that changed, and the one that
// tells of it.

#pragma once

#include "base/result.hpp"
#include "output/write.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace hallmark::stamp {

using base::Result;

/// A file and what is to be in it.
using Output = output::NamedText;

/**
 * Write what has changed; when anything has, the signal last.
 *
 * A link depends on the signal alone. It is removed before the first write and
 * written after the last, so that a step that ends in between is run again.
 *
 * Errors:   unreadable  an output cannot be written; the others are as they were
 */
Result<void>
write_outputs(const std::vector<Output>& outputs, const Output& signal);

/**
 * The text of a depfile, in the syntax of make.
 *
 * @param target  The first output, as the build system names it.
 */
[[nodiscard]] std::string
format_depfile(const std::string& target,
               const std::vector<std::string>& inputs);

}  // namespace hallmark::stamp
