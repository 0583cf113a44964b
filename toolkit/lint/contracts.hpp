// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Checks that what was linked is what the contracts in its notes say.
//
// A contract is made from the header alone, with the target's flags. The
// sources may have seen something else: the header after a #pragma pack that
// nobody undid, or with a -D that only one file has, or no header at all where
// a C definition was typed in again. Their debugging information tells.

#pragma once

#include "lint/finding.hpp"
#include "lint/scan.hpp"

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace hallmark::lint {

/// A contract that does not hold in a unit.
struct Mismatch {
  Finding finding;
  std::string type;  ///< canonical name; empty for an export
  /// False for a struct of C that another header than the contract's defines:
  /// C lets two files have two structs of one name.
  bool is_certain = true;
};

/// The linkage names of all exports that contracts tell of.
[[nodiscard]] std::set<std::string, std::less<>>
list_linkages(const std::vector<std::string_view>& contracts);

/**
 * Compare definitions with contracts.
 *
 * @param scan       Of `debug`, with the symbols of list_linkages().
 * @param contracts  Texts of note type 3; what is not sound is passed over.
 * @return           A mismatch for each type or export, and each way to differ.
 */
[[nodiscard]] std::vector<Mismatch>
compare_with_contracts(const contract::dwarf::Debug& debug,
                       const Scan& scan,
                       const std::vector<std::string_view>& contracts);

}  // namespace hallmark::lint
