// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Knows what every effect gives to its host.

#pragma once

#include <hallmark/plugin.h>

namespace audio {

HALLMARK_EXPORT int
gain(int level);

}  // namespace audio
