// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Who holds the types of a contract by value: as a member, a base, a parameter,
// a result.

#pragma once

#include "model/contract.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace hallmark::verify {

/// Looks for holders when it is first asked for one.
class Holders {
public:
  /// The contract must outlive it.
  explicit Holders(const model::Contract& contract) : contract_(contract) {}

  /// A type or an export that holds a type by value, or empty.
  [[nodiscard]] std::string_view find(std::string_view type);

private:
  const model::Contract& contract_;
  std::optional<std::vector<std::string_view>> holders_;  ///< of each type
};

}  // namespace hallmark::verify
