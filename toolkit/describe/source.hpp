// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What both kinds of description have in common: a file whose name has a fixed
// ending, and a version that the build may set.

#pragma once

#include "describe/fault.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hallmark::describe {

class Table;

inline constexpr std::string_view plugin_ending = ".plugin.toml";
inline constexpr std::string_view interface_ending = ".interface.toml";

/**
 * `reverb` of `DIR/reverb.plugin.toml`.
 *
 * Errors:   invalid_argument  the name does not end so
 */
Result<std::string>
find_stem(const std::string& file, std::string_view ending);

/**
 * Check the version that a build sets.
 *
 * Errors:   invalid_argument  no semantic version; the subject is the option
 */
Result<void>
check_set_version(const std::optional<std::string>& set_version);

/// The version that the build sets, else the one that is written, else a
/// fault.
[[nodiscard]] std::string
take_version(const Table& table,
             const std::optional<std::string>& set_version,
             Faults& faults);

/**
 * A file that a description names: beside it, then in the folders, in order.
 *
 * Errors:   malformed  found nowhere, with the names that were tried
 */
Result<std::string>
find_named_file(const std::string& description,
                const Text& name,
                const std::vector<std::string>& folders);

}  // namespace hallmark::describe
