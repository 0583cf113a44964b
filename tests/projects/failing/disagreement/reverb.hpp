// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#pragma once

#include <hallmark/plugin.h>

HALLMARK_C_BEGIN
HALLMARK_EXPORT int
gain(int steps);
HALLMARK_C_END
