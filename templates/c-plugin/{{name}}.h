/* SPDX-License-Identifier: 0BSD */
/* What the plugin exports. Hosts include it for the types. */

#ifndef {{macro}}_H
#define {{macro}}_H

#include <hallmark/plugin.h>

HALLMARK_C_BEGIN

/** The sample after the filter. */
HALLMARK_EXPORT float {{identifier}}_apply(float sample);

/** How much of a sample remains: 0 to 1. Hosts may set it. */
HALLMARK_EXPORT extern float {{identifier}}_strength;

HALLMARK_C_END

#endif
