// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Knows which contracts a description asks for, and that all the targets of a
// generated source make the same of them.

#pragma once

#include "contract/contract.hpp"
#include "describe/plugin.hpp"
#include "stamp/targets.hpp"

#include <optional>
#include <string>
#include <vector>

namespace hallmark::stamp {

/// What a plugin's compiler made of the headers that its description names.
struct Contracts {
  std::vector<contract::Contract> implements;  ///< in order of the description
  std::vector<contract::Contract> uses;        ///< likewise
  std::optional<contract::Contract> own;       ///< of `[exports] header`
};

/// Whether a description names a header: only then are flags needed.
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

/// The contracts of a plugin; errors as above.
Result<Contracts>
make_contracts(const describe::Plugin& plugin,
               const std::vector<Target>& targets,
               Language language);

/// Every file that the contracts were made from, each once, sorted.
[[nodiscard]] std::vector<std::string>
list_dependencies(const Contracts& contracts);

}  // namespace hallmark::stamp
