// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// An interface of types whose size or alignment the compiler's flags decide.

#pragma once

#include <hallmark/plugin.h>

#include <string>

namespace audio {

struct alignas(32) Block {
  float samples[8];
};

HALLMARK_EXPORT long
length(const std::wstring& text);
HALLMARK_EXPORT double
half(long double value);
HALLMARK_EXPORT Block*
make();

}  // namespace audio
