// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What one value needs when a function of x86-64 takes or gives it: registers
// of two kinds, or a place on the stack (psABI, section 3.2.3).

#pragma once

#include "model/contract.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace hallmark::verify {

/// One way in which a value may go.
struct Need {
  unsigned general = 0;    ///< registers for integers and addresses
  unsigned vector = 0;     ///< registers for all else
  std::uint64_t size = 8;  ///< on the stack, in bytes
  std::uint64_t align = 8;
  bool is_on_stack = false;  ///< whatever registers are free
  bool is_int128 = false;    ///< no class, a number of 16 bytes
  bool is_empty = false;     ///< a class without anything in it: needs nothing
  bool is_hollow = false;    ///< a large one: some compilers take it for empty
};

/// The ways in which an argument may go: one when the contract describes its
/// type, else all that one of its size has. None for `...`.
[[nodiscard]] std::vector<Need>
find_needs(const model::Contract& contract, std::string_view spelling);

/// The same of a result. On the stack is what the caller gives an address for.
[[nodiscard]] std::vector<Need>
find_result_needs(const model::Contract& contract, std::string_view spelling);

}  // namespace hallmark::verify
