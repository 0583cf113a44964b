// SPDX-License-Identifier: 0BSD
// A filter that makes a sample weaker.

#include "filter.h"

float filter_strength = 0.5F;

float
filter_apply(float sample)
{
  return sample * filter_strength;
}
