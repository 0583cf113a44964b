// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What a plugin's debugging information describes, and in how many different
// ways: one quick walk that makes no text.

#pragma once

#include "contract/dwarf/dwarf.hpp"

#include <cstdint>
#include <functional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

namespace hallmark::lint {

/// One source as it was compiled.
struct Unit {
  contract::dwarf::Die root{};
  std::string name;    ///< as given to the compiler: `src/b.cpp`
  std::string folder;  ///< in which it ran
  bool is_c = false;
  bool is_cpp = false;
  bool is_clang = false;
  bool is_full = false;  ///< describes types, and not lines alone
};

/// A type, function or variable that one unit defines.
struct Definition {
  contract::dwarf::Die die{};
  std::size_t unit = 0;  ///< place in Scan::units
  std::uint64_t outline = 0;
};

using Definitions = std::vector<Definition>;

/// What is described in C and C++: what another language calls by the same
/// name is something else. Types without a name, within functions and in anonymous
/// namespaces are nobody else's and left out.
struct Scan {
  std::vector<Unit> units;
  /// By the compiler's own spelling with scopes; of each outline the first.
  std::unordered_map<std::string, Definitions> types;
  /// By linkage name; those that were asked for.
  std::unordered_map<std::string, Definition> symbols;
  /// Types of one unit stand in others: -fdebug-types-section, -flto.
  bool shares_types = false;
  bool has_skeletons = false;  ///< `-gsplit-dwarf`: it is in other files
};

/**
 * Walk over all units.
 *
 * @param wanted  Linkage names.
 *
 * Errors:   malformed  entries that are out of order
 */
[[nodiscard]] base::Result<Scan>
scan_types(const contract::dwarf::Debug& debug,
           const std::set<std::string, std::less<>>& wanted);

}  // namespace hallmark::lint
