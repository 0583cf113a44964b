// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// An interface whose rules let it grow.

#pragma once

#include <hallmark/plugin.h>

namespace grown {

enum class Mode { dry, wet, loud };

union Value {
  int whole[2];
  float broken;
};

struct Config {
  int taps;
  int depth;
};

struct Report {
  int level;
  int peak;
};

struct State {
  int kind;
  double gain;
  long reserved2[2];
};

struct Tag {
  long kind;
  long spare;
};

union Number {
  double real;
};

class Effect {
public:
  virtual ~Effect() = default;
  virtual int run(int sample) = 0;
  virtual int rest() = 0;
};

HALLMARK_EXPORT Effect*
start(const Config* config);
HALLMARK_EXPORT const Report*
report();
HALLMARK_EXPORT int
convert(Value value, Mode mode);
HALLMARK_EXPORT int
kind_of(State state);
HALLMARK_EXPORT double
real_of(Number number);
HALLMARK_EXPORT long
tag_of(Tag tag);

}  // namespace grown
