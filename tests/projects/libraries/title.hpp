// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What a plugin provides with a string of its own standard library.

#pragma once

#include <hallmark/plugin.h>

#include <string>

namespace audio {

HALLMARK_EXPORT std::string
title(const std::string& name);

}  // namespace audio
