// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Explains the differences of two contracts in words.

#pragma once

#include "base/error.hpp"
#include "verify/compare.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace hallmark::verify {

/// Lines between the first one and the hint, of twenty in all.
inline constexpr std::size_t most_detail_lines = 18;

/// No limit: what `--all` asks for.
inline constexpr std::size_t all_lines = static_cast<std::size_t>(-1);

/// Which changes are listed.
struct Listing {
  bool with_following = false;   ///< also those that follow from others
  bool with_compatible = false;  ///< also those that are no reason to refuse
  std::size_t most_lines = most_detail_lines;
};

/// `type 'audio::Params' (filter.hpp:18; reached from create_filter)`.
[[nodiscard]] std::string
format_group(const Group& group);

/// Whether changes are of a type that no export reaches: it is in the contract
/// because a header of the interface defines it.
[[nodiscard]] bool
is_unreached(const Group& group);

/// Whether nothing is a reason to refuse but changes of such types.
[[nodiscard]] bool
are_all_unreached(const Comparison& comparison);

/**
 * One change, without indentation:
 *
 *     size: found 96, expected 88
 *     member 'timeout_ms' (unsigned int, at +4) exists only in the plugin
 *     'Pair' is passed in registers by the host, in memory by the plugin
 */
[[nodiscard]] std::string
format_change(const Group& group, const Change& change, const Sides& sides);

/**
 * Lines about groups, each with its changes indented below it; the last one is
 * `and N more differences` when there is no room for all, with the command that
 * lists them.
 */
[[nodiscard]] std::vector<std::string>
format_listing(const Comparison& comparison,
               const Sides& sides,
               const Listing& listing);

/// The same for programs: what is a reason to refuse, each with a field like
/// `type 'audio::Params': member 'gain'`. A side that lacks it has no value.
[[nodiscard]] std::vector<base::Difference>
list_differences(const Comparison& comparison);

/// `interface 'audio.example/filter' differs in 1 export and 3 types`: counts
/// what has a reason to refuse of its own.
[[nodiscard]] std::string
format_summary(const Comparison& comparison, std::string_view interface_name);

}  // namespace hallmark::verify
