// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The contracts that a description asks for.

#pragma once

#include "contract/contract.hpp"
#include "describe/plugin.hpp"
#include "stamp/targets.hpp"

#include <string>
#include <vector>

namespace hallmark::stamp {

/// What a plugin's compiler made of the headers and sources that its
/// description names.
struct Contracts {
  std::vector<contract::Contract> implements;  ///< in order of the description
  std::vector<contract::Contract> uses;        ///< likewise
  std::vector<contract::Contract> calls;       ///< likewise
  /// Of `[exports] header`, or of each source that marks any.
  std::vector<contract::Contract> own;
};

/// Whether a description names a header or a source: only then are flags
/// needed.
[[nodiscard]] bool
needs_contracts(const describe::Plugin& plugin);

/**
 * The contract of one interface.
 *
 * Errors:   malformed  the header does not compile, an export is not declared
 *                      or cannot be one; or two targets make different
 *                      contracts, with the flags that only one of them has
 *           those of make_contract()
 */
Result<contract::Contract>
make_interface_contract(const describe::Interface& interface,
                        const std::vector<Target>& targets,
                        Language language);

/**
 * The contracts of a plugin.
 *
 * @param others  Targets of the other language, for sources that are in it;
 *                none are known when it is empty.
 *
 * Errors:   as above, and those of make_marked_contracts()
 */
Result<Contracts>
make_contracts(const describe::Plugin& plugin,
               const std::vector<Target>& targets,
               Language language,
               const std::vector<Target>& others = {});

/// What is odd about a contract: patterns of its interface that match nothing.
[[nodiscard]] std::vector<base::Error>
list_warnings(const describe::Interface& interface,
              const contract::Contract& contract);

/// The same of all contracts of a plugin.
[[nodiscard]] std::vector<base::Error>
list_warnings(const describe::Plugin& plugin, const Contracts& contracts);

/// Every file that the contracts were made from, each once, sorted.
[[nodiscard]] std::vector<std::string>
list_dependencies(const Contracts& contracts);

}  // namespace hallmark::stamp
