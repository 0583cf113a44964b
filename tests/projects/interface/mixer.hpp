// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What the host provides to every plugin.

#pragma once

#include <hallmark/plugin.h>

namespace audio {

HALLMARK_EXPORT float
mix(float one, float other);

}  // namespace audio
