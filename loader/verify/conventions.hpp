// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What two compilers pass in different ways though each describes it alike.
//
// No layout shows this, and no question to a compiler about a class: each was
// found by running callers and callees of g++ 11, g++ 12, clang 14 and clang 19
// against one another. On x86-64:
//
//   a vector wider than the registers      its caller and the function must
//                                          have the same registers; as a result
//                                          g++ has it in memory, clang in
//                                          several registers
//   a result, one double as a vector       g++ has it in memory
//   a union of a vector of 32 bytes        g++ has it in memory when more than
//                                          eight bytes are something else, too
//   an __int128 beyond the registers       verify/arguments.hpp
//   a class of one __float128              in memory with clang before 18
//   a result, a class of more than 16      clang has it in memory
//   bytes with nothing in it
//   a class with a std::nullptr_t          g++ has it in memory
//   a vector of __int128, of one long long,
//   a union of vectors                     -fclang-abi-compat up to 9, 3.8, 11
//   an empty class before the stack        -fabi-version below 12 of g++
//
// On aarch64, results: a vector of less than eight bytes or of __int128.

#pragma once

#include "model/contract.hpp"

#include <string_view>

namespace hallmark::verify {

/// The facts that decide it.
struct Convention {
  std::string_view compiler;
  std::string_view compiler_version;
  std::string_view vector_registers;
  std::string_view abi_version;
};

/// Which of the facts make two sides call something in two ways.
struct Blame {
  bool compiler = false;
  bool compiler_version = false;
  bool vector_registers = false;
  bool abi_version = false;
};

/**
 * Whether a text may hold anything that compilers dispute. Only then has its
 * contract to be parsed because two compilers differ, which they often do.
 */
[[nodiscard]] bool
may_be_disputed(std::string_view text);

/**
 * The facts to blame for what crosses.
 *
 * @param other  The same contract of the other side, or null: what only one of
 *               them has is not called.
 */
[[nodiscard]] Blame
find_blame(const Convention& found,
           const Convention& expected,
           const model::Contract& contract,
           const model::Contract* other);

}  // namespace hallmark::verify
