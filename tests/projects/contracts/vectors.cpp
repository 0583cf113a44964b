// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The plugin of vectors.hpp.

#include "vectors.hpp"

float
audio::add(Lanes lanes)
{
  return lanes[0] + lanes[7];
}
