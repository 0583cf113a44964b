// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Knows what a plugin gives whose string is its standard library's.

#pragma once

#include <hallmark/plugin.h>

#include <string>

namespace audio {

HALLMARK_EXPORT std::string
title(const std::string& name);

}  // namespace audio
