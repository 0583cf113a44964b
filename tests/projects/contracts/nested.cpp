// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The plugin of nested.hpp.

#include "nested.hpp"

float
audio::mix(Frame frame)
{
  return frame.channel.samples[0] + frame.channel.samples[7];
}
