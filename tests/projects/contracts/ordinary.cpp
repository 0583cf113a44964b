// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What a host does without Hallmark: it maps a file, looks a symbol up, and
// calls it as its own header says: `ordinary FILE`.

#include "plain.hpp"

#include <cstdio>

#include <dlfcn.h>

int
main(int, char** words)
{
  void* file = dlopen(words[1], RTLD_NOW | RTLD_LOCAL);
  void* found = file ? dlsym(file, "_ZN5audio3sumENS_4PairE") : nullptr;
  if (!found) {
    std::puts(dlerror());
    return 1;
  }
  const auto sum = reinterpret_cast<decltype(&audio::sum)>(found);
  std::printf("3 and 4 make %d\n", sum({3, 4}));
}
