// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Prints a report, for people and for programs.

#pragma once

#include "lint/finding.hpp"

#include <string>

namespace hallmark::lint {

/**
 * A line for each finding, then one for each note; ends with a newline:
 *
 *     reverb.so: WHAT (WHERE): CURE [CHECK]
 *     reverb.so: no findings
 *     reverb.so: note: no debugging information: …
 *
 * What others wrote has no control bytes in it.
 */
[[nodiscard]] std::string
format_report(const std::string& file, const Report& report);

/// lint.schema.json.
[[nodiscard]] std::string
format_report_json(const std::string& file, const Report& report);

}  // namespace hallmark::lint
