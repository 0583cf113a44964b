// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Holds what is laid out otherwise on another machine, and the hard layouts of
// the corpus.

#pragma once

#include "../corpus/layout.hpp"
#include "../corpus/passing.hpp"

namespace corpus {

struct Machine {
  char sign;
  long double precise;
  bool flag;
  long number;
  short half;
  __int128 wide;
  wchar_t letter;
  int (*call)(char);
  unsigned char small : 4;
  int field : 20;
};

Machine*
machine(Bits*,
        HoldsAligned*,
        HoldsPacked*,
        HoldsAlignedInt*,
        NoAddress*,
        Flexible*,
        ZeroLength*,
        Unnamed*,
        Either*,
        Vectors*);
UserCopy
passed(Trivial, UserDestructor*, MoveOnly*);

}  // namespace corpus
