// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What the linker of a target takes.
//
// A version script may name a symbol that nothing defines, and the `exports`
// step then says which. lld refuses such a script since version 16, and mold
// warns, unless they are given `--undefined-version`. Every linker has that
// flag, but ld.bfd only since 2.40: an older one stops at it, and needs none.
// A pattern that matches one name, `gai[n]`, is no way out: with so many of
// them, each linker compares each with each symbol.

#pragma once

#include "stamp/targets.hpp"

#include <string_view>

namespace hallmark::stamp {

/// A linker, as far as a stamp's files depend on it.
struct Linker {
  bool takes_undefined_version = true;
};

/// The linker that prints this when it is asked for its version.
[[nodiscard]] Linker
parse_linker(std::string_view version);

/**
 * The linker that a target's compiler runs when nothing chooses another. One
 * that cannot be asked takes the flag.
 *
 * The answer is kept in the target's store, one for each compiler: to run it
 * takes longer than all else that a stamp without types does.
 */
[[nodiscard]] Linker
find_linker(const Target& target);

}  // namespace hallmark::stamp
