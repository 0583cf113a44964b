/* SPDX-License-Identifier: 0BSD */
/* What a filter is: every plugin exports this, and the host looks it up. */

#ifndef {{macro}}_FILTER_H
#define {{macro}}_FILTER_H

#include <hallmark/plugin.h>

HALLMARK_C_BEGIN

/** The sample after the filter. Samples come one by one, in order. */
HALLMARK_EXPORT float filter_apply(float sample);

/** How strong the filter is: 0 to 1. The host may set it. */
HALLMARK_EXPORT extern float filter_strength;

HALLMARK_C_END

#endif
