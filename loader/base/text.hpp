// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Knows small pieces of text that messages are made of.

#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace hallmark::base {

/// `0x2b4`: how offsets are printed.
[[nodiscard]] std::string
format_hex(std::uint64_t number);

/// `1 symbol`, `3 symbols`: how counts are printed.
[[nodiscard]] std::string
format_count(std::uint64_t count, std::string_view noun);

/// `a, b, c`.
[[nodiscard]] std::string
join(std::span<const std::string> parts, std::string_view separator);

/// The parts of `text` between separators, empty ones kept.
[[nodiscard]] std::vector<std::string_view>
split(std::string_view text, char separator);

/// `text` in single quotes; bytes below 0x20, 0x7f and invalid UTF-8 as `\xHH`.
[[nodiscard]] std::string
quote(std::string_view text);

/// Whether `text` is well-formed UTF-8 (RFC 3629).
[[nodiscard]] bool
is_utf8(std::string_view text);

/**
 * Candidates most like `name`, nearest first.
 *
 * @param most  How many at the most.
 * @return      Those whose edit distance is at most a third of the longer
 *              length, or that differ by case only, or of which one contains
 *              the other. Views of `candidates`.
 */
[[nodiscard]] std::vector<std::string_view>
find_nearest(std::string_view name,
             std::span<const std::string> candidates,
             std::size_t most = 3);

}  // namespace hallmark::base
