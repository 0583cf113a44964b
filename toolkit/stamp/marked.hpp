// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Knows the exports that a plugin's sources mark.

#pragma once

#include "stamp/contracts.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace hallmark::stamp {

/// The targets that compile a plugin, by language.
struct TargetSet {
  Language language = Language::cpp;   ///< of the generated source
  const std::vector<Target>& targets;  ///< of that language
  const std::vector<Target>& others;   ///< of the other one, or empty
};

/// The language of a source, by its suffix: C when it is `.c`.
[[nodiscard]] Language
find_language(std::string_view source);

/**
 * Add to `own` the contract of what each source of a plugin marks.
 *
 * What an interface demands of the plugin is marked as well; it is left to its
 * interface.
 *
 * @param contracts  Those of the interfaces are there.
 *
 * Errors:   malformed  with line and column: a source that is nowhere or in
 *                      another language; none marks an export; a mark on what
 *                      cannot be one. A source that does not compile
 *           those of make_contract()
 */
Result<void>
add_marked(const describe::Plugin& plugin,
           const TargetSet& targets,
           Contracts& contracts);

/// The folder that places of a description's contracts are relative to.
[[nodiscard]] std::string
find_folder(const std::string& description);

}  // namespace hallmark::stamp
