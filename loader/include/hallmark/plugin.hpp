// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A plugin's own context, for C++. Header-only over plugin.h.

#pragma once

#include <hallmark/plugin.h>
#include <hallmark/result.hpp>

namespace hallmark {

// Each plugin has these for itself (`static`): where several are linked into one
// host, inline functions of one name become one, which would ask in the name of
// any of them.

/// The context of this plugin; see hallmark_self().
static inline const hallmark_context*
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
[[maybe_unused]] static Result<I>
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

/**
 * A plugin that this one names under `requires`, bound.
 *
 * @param path  Plugin path, for example "audio.example/fft".
 * @tparam I    A generated binding of an interface that it implements.
 * @return      Valid while this plugin is open, its close hook included.
 *
 * Errors:      not_found  this plugin does not require it
 *              wrong_interface, wrong_toolchain, missing_export
 * Threads:     any
 */
template<class I>
[[maybe_unused]] static Result<I>
required(const char* path)
{
  I exports{};
  hallmark_error* error = nullptr;
  const auto& api = *self()->api;
  auto* plugin = api.required(self(), path, &error);
  if (!plugin ||
      !api.bind(plugin, &I::expected(), &exports, sizeof exports, &error)) {
    return Error(error, api);
  }
  return exports;
}

}  // namespace hallmark
