// SPDX-License-Identifier: 0BSD
// A filter that adds what it heard two samples ago. It exports the same names
// as the other plugin; each plugin uses its own.

#include "filter.h"

#include <array>

namespace {

std::array<float, 2> heard{};

// Runs after the stamp was verified, before the host gets the plugin. A text
// instead of null would refuse the plugin, with that text as the reason.
const char*
start()
{
  heard = {};
  return nullptr;
}

}  // namespace

HALLMARK_ON_OPEN(start)

filter_controls filter_panel{0.25F, 1.0F};

float
filter_apply(float sample)
{
  const float sum = sample + filter_panel.strength * heard[1];
  heard = {sum, heard[0]};
  return sum * filter_panel.volume;
}
