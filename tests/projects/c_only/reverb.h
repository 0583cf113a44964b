/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What the plugin exports. */

#ifndef REVERB_H
#define REVERB_H

#include <hallmark/plugin.h>

HALLMARK_C_BEGIN
HALLMARK_EXPORT int
gain(int steps);
HALLMARK_EXPORT extern int level;
HALLMARK_C_END

#endif
