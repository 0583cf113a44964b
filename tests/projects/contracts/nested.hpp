// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// An interface that passes a vector register inside a class inside a class.

#pragma once

#include <hallmark/plugin.h>

namespace audio {

typedef float Samples __attribute__((vector_size(32)));

struct Channel {
  Samples samples;
};

struct Frame {
  Channel channel;
};

HALLMARK_EXPORT float
mix(Frame frame);

}  // namespace audio
