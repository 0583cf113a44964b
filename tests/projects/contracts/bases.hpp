// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Classes in which the order of what they are made of matters, or does not.

#pragma once

#include <hallmark/plugin.h>

namespace audio {

struct Left {
  long left = 1;
};

struct Right {
  long right = 2;
};

struct Both
  : virtual Left
  , virtual Right {
  long own = 3;
};

struct Red {};

struct Blue {};

struct Painted
  : Red
  , Blue {
  int shade = 4;
};

union Number {
  int whole;
  float broken;
};

struct Tagged {
  [[no_unique_address]] Red red;
  [[no_unique_address]] Blue blue;
  int tag = 5;
};

HALLMARK_EXPORT long
left_of(Both& both);
HALLMARK_EXPORT int
shade_of(const Painted& painted, Number number);
HALLMARK_EXPORT int
tag_of(const Tagged& tagged);

}  // namespace audio
