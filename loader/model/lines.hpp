// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The lines that the texts in notes consist of.

#pragma once

#include "base/result.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace hallmark::model {

using base::Result;

/// `KEY=VALUE`. Views of the text that it was parsed from.
struct Line {
  std::string_view key;
  std::string_view value;
};

/**
 * Take a text apart into `KEY=VALUE` lines, see FORMAT.md.
 *
 * The key ends at the first `=` that no backslash stands before; it is not
 * empty. Every line ends with a newline, the last one too.
 * One NUL may follow the text and is no part of it (see parse_stamp()).
 *
 * @param text  Not copied.
 * @param name  What messages call the text: `stamp`, `metadata`.
 *
 * Errors:   malformed  not UTF-8, a control byte, a line without `=` or
 *                      without a key, no newline at the end
 */
Result<std::vector<Line>>
parse_lines(std::string_view text, std::string_view name);

/// `malformed`: `line 3 of the stamp WHAT`.
[[nodiscard]] base::BoxedError
make_line_error(std::string_view name, std::size_t line, std::string_view what);

/// `error` as what is wrong with a line: `line 3 of the stamp: WHAT: found …`.
[[nodiscard]] base::BoxedError
at_line(std::string_view name, std::size_t line, base::BoxedError error);

}  // namespace hallmark::model
