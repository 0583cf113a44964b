// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The exports that a plugin's sources mark.

#pragma once

#include "contract/values/contract.hpp"
#include "describe/plugin.hpp"
#include "stamp/targets.hpp"

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
 * The contract of what each source of a plugin marks, in their order.
 *
 * What an interface demands of the plugin is marked as well; it is left to its
 * interface.
 *
 * @param implements  The contracts of the interfaces.
 *
 * Errors:   malformed  with line and column: a source that is nowhere or in
 *                      another language; none marks an export; a mark on what
 *                      cannot be one. A source that does not compile
 *           those of make_contract()
 */
Result<std::vector<contract::Contract>>
make_marked_contracts(const describe::Plugin& plugin,
                      const TargetSet& targets,
                      const std::vector<contract::Contract>& implements);

/// The folder that places of a description's contracts are relative to.
[[nodiscard]] std::string
find_folder(const std::string& description);

}  // namespace hallmark::stamp
