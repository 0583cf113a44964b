/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What the host provides to every plugin. */

#ifndef MIXER_H
#define MIXER_H

#include <hallmark/plugin.h>

HALLMARK_C_BEGIN

HALLMARK_EXPORT float
mix(float one, float other);

HALLMARK_C_END

#endif
