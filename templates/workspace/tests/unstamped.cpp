// SPDX-License-Identifier: 0BSD
// A library without a stamp. A host that loaded it would run this.

#include <cstdio>
#include <cstdlib>

namespace {

[[maybe_unused]] const int loaded = [] {
  std::printf("failed: a refused library runs\n");
  std::exit(1);
  return 1;
}();

}  // namespace
