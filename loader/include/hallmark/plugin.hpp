// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Knows what a plugin in C++ asks of itself. Header-only over plugin.h.

#pragma once

#include <hallmark/plugin.h>
#include <hallmark/result.hpp>

namespace hallmark {

/// The context of this plugin; see hallmark_self().
inline const hallmark_context*
self()
{
  return hallmark_self();
}

/**
 * What the host provides, bound: an interface that this plugin names under
 * `uses`.
 *
 * @tparam I  A generated binding; `hallmark interface` makes it of the host's
 *            description.
 * @return    Valid while the plugin is open. An optional export that the host
 *            lacks is null.
 *
 * Errors:    wrong_interface, not_found
 * Threads:   any
 */
template<class I>
Result<I>
provided()
{
  I exports{};
  hallmark_error* error = nullptr;
  const auto& api = *self()->api;
  if (!api.provided(
        self()->loader, &I::expected(), &exports, sizeof exports, &error)) {
    return Error(error, api);
  }
  return exports;
}

}  // namespace hallmark
