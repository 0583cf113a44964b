// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What every effect provides to its host.

#pragma once

#include <hallmark/plugin.h>

namespace audio {

HALLMARK_EXPORT int
gain(int level);

}  // namespace audio
