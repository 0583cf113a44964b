// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Which facts of a toolchain refuse a plugin when they differ, by what crosses
// the boundary.

#pragma once

#include "base/result.hpp"
#include "model/contract.hpp"
#include "model/stamp.hpp"
#include "verify/conventions.hpp"

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace hallmark::verify {

/// Two sides that meet: their facts, and the contract as each has it. Views.
struct Meeting {
  const std::vector<model::Fact>& found;   ///< facts of the plugin
  std::vector<std::string_view> expected;  ///< lines `NAME=VALUE` of the host
  std::string_view contract;               ///< what crosses
  std::string_view other;                  ///< as the other side has it
};

/// Judges facts. A contract is parsed when the first one asks for it.
class Judge {
public:
  explicit Judge(const Meeting& meeting) : meeting_(meeting) {}

  /**
   * Whether a fact that differs matters to what crosses. A contract that is
   * not sound may hold anything.
   */
  [[nodiscard]] bool judge(std::string_view name,
                           std::string_view found,
                           std::string_view expected);

private:
  template<class Crosses>
  [[nodiscard]] bool has(const Crosses& crosses);
  [[nodiscard]] bool blames(bool Blame::*fact);
  [[nodiscard]] Blame find_blame() const;
  [[nodiscard]] bool is_new_strict(std::string_view found,
                                   std::string_view expected);

  const Meeting& meeting_;
  std::optional<base::Result<model::Contract>> contract_;
  std::optional<bool> is_disputable_;  ///< its text may hold what is disputed
  std::optional<Blame> blame_;
};

/// Whether a fact that differs can matter to what crosses; else it is told and
/// no more.
[[nodiscard]] bool
is_judged(std::string_view name);

/// The value of a fact among lines `NAME=VALUE`.
[[nodiscard]] std::optional<std::string_view>
find_fact(std::span<const std::string_view> lines, std::string_view name);

}  // namespace hallmark::verify
