// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Where the arguments of a function go on x86-64, as far as compilers disagree.
//
// Six registers take integers and eight take the rest; what finds none free
// goes on the stack, in eights of bytes. That is in the psABI, section 3.2.3,
// and all compilers keep to it but for these:
//
//   an __int128 that finds one register free   clang before 18 splits it;
//                                              later ones leave the register
//                                              empty, g++ gives it to the next
//   an __int128 on the stack                   clang before 18 aligns it to 8,
//                                              all others to 16
//   an empty class                             g++ -fabi-version below 12 puts
//                                              it on the stack, where it moves
//                                              what comes behind
//   the same of more than 16 bytes             clang too, and aligned otherwise

#pragma once

#include "verify/signature.hpp"

namespace hallmark::verify {

/// What a function has of the arguments that compilers disagree about.
struct Disputes {
  bool int128_in_part = false;       ///< one register is free for an __int128
  bool int128_unaligned = false;     ///< one would stand on the stack at 8
  bool argument_behind = false;      ///< another could have that register
  bool empty_before_stack = false;   ///< an empty class, then one on the stack
  bool hollow_before_stack = false;  ///< the same of one of more than 16 bytes
};

/**
 * What a function has of them.
 *
 * A type of which the text does not tell the registers, as that of a leaf,
 * may go in any way in which one of its size can: what is said is said of all.
 */
[[nodiscard]] Disputes
find_disputes(const model::Contract& contract, const Signature& function);

}  // namespace hallmark::verify
