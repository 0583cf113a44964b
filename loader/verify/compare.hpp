// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Compares two contracts of one interface.
//
// Only what both sides know is compared, in the direction of use. Of the
// provider's exports, those count that the user has; of the types, those that
// these exports reach. A side makes no claim about what it knows only by name.

#pragma once

#include "verify/change.hpp"

#include <vector>

namespace hallmark::verify {

/// The terms of opening: a plugin is found, a host expects, and the contract
/// says which of the two provides.
[[nodiscard]] Terms
make_open_terms(const ContractPair& contracts);

/// Every difference, compatible ones too, most important first. Views of the
/// texts and of the contracts, which must outlive it.
struct Comparison {
  std::vector<Group> groups;
  /// Whether the texts say anything that is not the same, be it of no account:
  /// what only one side knows of.
  bool has_difference = false;

  /// Whether all changes are compatible.
  [[nodiscard]] bool is_compatible() const;
};

/// Compare contracts of the same interface and machine.
[[nodiscard]] Comparison
compare_contracts(const ContractPair& contracts, const Terms& terms);

/**
 * Compare an old contract, which is expected, with a new one, which is found:
 * as plugins of the old one and hosts of the new one meet, and as new plugins
 * and old hosts do. A change says in which of the two it works.
 *
 * What refuses plugins that are built already demands a major step, and so
 * does what is taken from hosts that are built already; what only new plugins
 * and old hosts cannot share a minor one.
 */
[[nodiscard]] Comparison
compare_versions(const ContractPair& contracts);

}  // namespace hallmark::verify
