// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What the plugin exports beyond its interface.

#pragma once

#include <hallmark/plugin.h>

namespace metric {

HALLMARK_EXPORT int
prefix(int power);
HALLMARK_EXPORT const char*
prefix(const char* name);

}  // namespace metric
