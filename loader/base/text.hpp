// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Small pieces of text that messages are made of.

#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
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

/// `permission denied`: an errno as messages print it, never translated.
[[nodiscard]] std::string
format_errno(int number);

/// The parts one behind the other. Chains of `+` are code wherever they stand.
[[nodiscard]] std::string
concat(std::initializer_list<std::string_view> parts);

/// `a, b, c`.
[[nodiscard]] std::string
join(std::span<const std::string> parts, std::string_view separator);

/// The parts of `text` between separators, empty ones kept.
[[nodiscard]] std::vector<std::string_view>
split(std::string_view text, char separator);

/// The number that decimal digits spell; nothing when anything else stands in
/// `text`, when it is empty, or when the number needs more than 64 bits.
[[nodiscard]] std::optional<std::uint64_t>
parse_number(std::string_view text);

/// Take the first line off `text`, without its newline, which the last one may
/// lack.
std::string_view
take_line(std::string_view& text);

/// `text` with control characters (C0, 0x7f, C1) and invalid UTF-8 as `\xHH`.
[[nodiscard]] std::string
escape(std::string_view text);

/// `text`, escaped, in single quotes.
[[nodiscard]] std::string
quote(std::string_view text);

/// Whether a name is what a pattern stands for: `*` is any characters, none
/// among them, and everything else itself.
[[nodiscard]] bool
matches_pattern(std::string_view pattern, std::string_view name);

/// Whether `text` is well-formed UTF-8 (RFC 3629).
[[nodiscard]] bool
is_utf8(std::string_view text);

/**
 * Candidates most like `name`, nearest first; in their own order when equally
 * near.
 *
 * @param most  How many at the most.
 * @return      Those whose edit distance is at most a third of the longer
 *              length, or that differ by case only, or of which one contains
 *              the other and neither is empty. Views of `candidates`.
 *
 * Distances count letters inserted, dropped, replaced, and swapped with their
 * neighbour. Names above 512 bytes are compared by case and content alone.
 */
[[nodiscard]] std::vector<std::string_view>
find_nearest(std::string_view name,
             std::span<const std::string> candidates,
             std::size_t most = 3);

/**
 * `did you mean 'inspect'?`: the candidates most like `name`, as a hint.
 *
 * @param otherwise  The hint when there is none.
 */
[[nodiscard]] std::string
suggest(std::string_view name,
        std::span<const std::string> candidates,
        std::string_view otherwise = {},
        std::size_t most = 1);

}  // namespace hallmark::base
