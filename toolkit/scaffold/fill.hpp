// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Fills in a template: strict Mustache.

#pragma once

#include "base/result.hpp"

#include <map>
#include <string>
#include <string_view>

namespace hallmark::scaffold {

using base::Error;
using base::Result;

/// What placeholders stand for, by name: `{{name}}`.
using Values = std::map<std::string, std::string>;

/**
 * Fill a template. Nothing is escaped: the outcome is no HTML.
 *
 * Errors:   malformed  the text is no Mustache; a placeholder has no value,
 *                      where Mustache puts nothing: every one is named
 */
Result<std::string>
fill(std::string_view text, const Values& values);

}  // namespace hallmark::scaffold
