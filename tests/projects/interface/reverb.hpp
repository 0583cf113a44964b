// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What the reverb exports beyond the interface.

#pragma once

#include <hallmark/plugin.h>

namespace reverb {

HALLMARK_EXPORT extern int size;

}  // namespace reverb
