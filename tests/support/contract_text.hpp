// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Writes contract texts for tests.

#pragma once

#include <string>
#include <string_view>

namespace hallmark::tests {

/// The header lines of a contract text.
struct ContractHead {
  std::string_view version = "2.1.0";
  std::string_view provider = "plugin";
};

/// `lines` with `|` made TABs, and two blanks before a line a TAB.
[[nodiscard]] std::string
make_lines(std::string_view lines);

/// A contract text of `audio.example/filter`: its header, then make_lines().
[[nodiscard]] std::string
make_contract(std::string_view lines, const ContractHead& head = {});

}  // namespace hallmark::tests
