// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// An interface that passes a vector register.

#pragma once

#include <hallmark/plugin.h>

namespace audio {

typedef float Lanes __attribute__((vector_size(32)));

HALLMARK_EXPORT float
add(Lanes lanes);

}  // namespace audio
