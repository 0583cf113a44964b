/* SPDX-License-Identifier: 0BSD */
/* What a filter is: every plugin exports this, and the host binds it. */

#ifndef {{macro}}_FILTER_H
#define {{macro}}_FILTER_H

#include <hallmark/plugin.h>

HALLMARK_C_BEGIN

/** What a user may turn. */
struct filter_controls {
  float strength; /**< of the filter: 0 to 1 */
  float volume;   /**< of what comes out: 1 leaves it as it is */
};

/** The sample after the filter. Samples come one by one, in order. */
HALLMARK_EXPORT float filter_apply(float sample);

/** The filter's own controls. The host may set them between two samples. */
HALLMARK_EXPORT extern struct filter_controls filter_panel;

HALLMARK_C_END

#endif
