// SPDX-License-Identifier: 0BSD
// The plugin. What its header does not declare stays inside.

#include "{{name}}.h"

namespace {

constexpr float initial_strength = 0.5F;

// Runs after the stamp was verified, before the host gets the plugin. A text
// instead of null would refuse the plugin, with that text as the reason.
const char*
start()
{
  {{identifier}}_strength = initial_strength;
  return nullptr;
}

}  // namespace

HALLMARK_ON_OPEN(start)

float {{identifier}}_strength = initial_strength;

float
{{identifier}}_apply(float sample)
{
  return sample * {{identifier}}_strength;
}
