// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The verdict on two contract texts.

#pragma once

#include <string>
#include <string_view>

namespace hallmark::tests {

/// What the loader says of a plugin's text and a host's: the whole error about
/// 'reverb.so', or `accepted`, or what is wrong with a text.
[[nodiscard]] std::string
explain_contracts(std::string_view plugin, std::string_view host);

/// The same of two make_contract().
[[nodiscard]] std::string
explain_lines(std::string_view plugin, std::string_view host);

/// The differences that a diff of two texts lists, one a line, each with its
/// step in front, and in which direction it works:
/// `minor, old plugins: export 'tail' …`, `minor, both ways: …`, `major: …`.
[[nodiscard]] std::string
diff_contracts(std::string_view old_text, std::string_view new_text);

/// The same of two make_contract().
[[nodiscard]] std::string
diff_lines(std::string_view old_lines, std::string_view new_lines);

}  // namespace hallmark::tests
