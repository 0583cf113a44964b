// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// An interface without classes that are more than data.

#pragma once

#include <hallmark/plugin.h>

#include <cstdint>

namespace audio {

enum class Mode : unsigned { fast = 0, fine = 1 };

enum Speed { slow = 0, quick = 1 };

struct Leaf {
  int depth;
};

struct Inner {
  Leaf* leaf;
};

struct Params {
  double gain;
  Inner* inner;
  std::int32_t steps;
  unsigned flags : 3;
  unsigned rest : 5;
  long total;
  char tag;
};

struct Pair {
  int a, b;
};

HALLMARK_EXPORT int
apply(const Params& params, Mode mode);
HALLMARK_EXPORT int
sum(Pair pair);
HALLMARK_EXPORT const char*
name(const char* prefix);
HALLMARK_EXPORT Speed
speed();
HALLMARK_EXPORT int
tail();
HALLMARK_EXPORT extern int presets;

}  // namespace audio
