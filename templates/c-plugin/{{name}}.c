/* SPDX-License-Identifier: 0BSD */
/* The plugin. What its header does not declare stays inside. */

#include "{{name}}.h"

static const float initial_strength = 0.5F;

float {{identifier}}_strength = 0;

/* Runs after the stamp was verified, before the host gets the plugin. A text
   instead of null would refuse the plugin, with that text as the reason. */
static const char *
start(void)
{
  {{identifier}}_strength = initial_strength;
  return 0;
}

HALLMARK_ON_OPEN(start)

float
{{identifier}}_apply(float sample)
{
  return sample * {{identifier}}_strength;
}
