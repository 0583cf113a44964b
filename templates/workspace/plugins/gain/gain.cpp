// SPDX-License-Identifier: 0BSD
// A filter that makes a sample weaker.

#include "filter.h"

filter_controls filter_panel{0.5F, 1.0F};

float
filter_apply(float sample)
{
  return sample * filter_panel.strength * filter_panel.volume;
}
