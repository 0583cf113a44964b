// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The growth rules that count for a type, and those that would if both sides
// had them.

#pragma once

#include "verify/change.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace hallmark::verify {

/// The rules that count for a type.
struct Permits {
  std::vector<model::Rule> rules;     ///< but opaque and reserved
  std::vector<std::string> reserved;  ///< patterns of members, of any class

  [[nodiscard]] bool has(model::Rule rule) const
  {
    return std::find(rules.begin(), rules.end(), rule) != rules.end();
  }
};

/// The rules that both sides have.
[[nodiscard]] Permits
find_permits(const ContractPair& contracts, std::string_view type);

/// What a rule more would permit.
struct AdvisedPermits {
  Advice advice;
  Permits permits;
};

/**
 * The rules that could be added, but `opaque`, which permits anything. Of
 * `reserved` the patterns that one side has, and members whose names say that
 * they wait for another one.
 *
 * @param permits  What both sides have.
 */
[[nodiscard]] std::vector<AdvisedPermits>
list_advice(const Permits& permits, const TypePair& pair, Side newer);

}  // namespace hallmark::verify
