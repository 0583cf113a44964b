// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// An export that is one object for the whole process.

#pragma once

#include <hallmark/plugin.h>

namespace counters {

HALLMARK_EXPORT inline int shared = 5;

}  // namespace counters
