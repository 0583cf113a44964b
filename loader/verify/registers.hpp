// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The registers in which a class or union is passed. What its members are
// decides that, not only where they stand: a `long` and a `double` of the same
// eight bytes go in registers of two kinds.

#pragma once

#include "verify/change.hpp"
#include "verify/crossing.hpp"

#include <optional>

namespace hallmark::verify {

/// Tells of types whose members differ. A view of the contracts.
class Registers {
public:
  explicit Registers(const ContractPair& contracts) : contracts_(contracts) {}

  /**
   * Whether both descriptions of a type, which agree in size, alignment and
   * passing, go in the same registers, as far as any function takes or gives
   * the type by value.
   *
   * @param newer  Of a union, the side that has more members.
   */
  [[nodiscard]] bool are_kept(const TypePair& pair, Side newer);

  /**
   * Whether a function of either side takes or gives the type by value. Where
   * none does, it makes no difference how that would be done: of a class that
   * nobody can copy, g++ and clang may have other opinions.
   */
  [[nodiscard]] bool is_passed(const TypePair& pair);

private:
  [[nodiscard]] bool is_in_registers(const TypePair& pair);

  const ContractPair& contracts_;
  /// What is passed by value; made when needed.
  std::optional<Passed> expected_;
  std::optional<Passed> found_;
};

}  // namespace hallmark::verify
