// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The exports from which a type of a contract is reached, and in which
// direction the values go.

#pragma once

#include "model/contract.hpp"

#include <string_view>
#include <vector>

namespace hallmark::verify {

/// How a type is reached.
struct Reached {
  std::string_view from;       ///< the nearest export; empty: none reaches it
  std::uint32_t distance = 0;  ///< in types, from that export
  bool as_result = false;      ///< the provider may make it
  bool as_parameter = false;   ///< the user may make it
  bool by_extra = false;       ///< from a type that the description names

  [[nodiscard]] bool is_met() const { return as_result || as_parameter; }
};

struct Reach {
  std::vector<Reached> types;  ///< one for each of the contract's
  /// Names, outside the arguments of templates, that no block describes.
  /// Sorted.
  std::vector<std::string_view> undescribed;

  [[nodiscard]] bool names_undescribed(std::string_view name) const;
};

/**
 * Go from exports through every type that they name, nearest first; then from
 * the types that belong to the interface by themselves, which either side may
 * make.
 *
 * What a function returns its provider makes; what its parameters hold the
 * user makes; the parameters of a function that is itself a parameter the
 * provider makes again. A class passes this on to its members, its virtual
 * functions and the arguments of its template.
 *
 * @param exports  For each of the contract's, whether to begin there.
 * @param closed   For each of its types, whether to go no further; or empty.
 */
[[nodiscard]] Reach
find_reach(const model::Contract& contract,
           const std::vector<bool>& exports,
           const std::vector<bool>& closed);

}  // namespace hallmark::verify
