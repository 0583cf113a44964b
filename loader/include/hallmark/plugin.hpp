// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Knows what a plugin in C++ asks of itself. Header-only over plugin.h.

#pragma once

#include <hallmark/plugin.h>

namespace hallmark {

/// The context of this plugin; see hallmark_self().
inline const hallmark_context*
self()
{
  return hallmark_self();
}

}  // namespace hallmark
