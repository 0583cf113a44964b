// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <re2/re2.h>
#include <re2/set.h>

namespace user {

struct All {
  RE2* re;
  RE2::Options options;
  RE2::Set* set;
  RE2::Arg arg;
};

All*
all();
bool
match(const re2::StringPiece&, const RE2&);

}  // namespace user
