// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What the plugin exports.

#pragma once

#include <hallmark/plugin.h>

HALLMARK_C_BEGIN
HALLMARK_EXPORT int
gain(int steps);
HALLMARK_EXPORT extern int level;
HALLMARK_C_END
