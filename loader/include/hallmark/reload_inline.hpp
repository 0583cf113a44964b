// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Knows how Loader replaces plugins, as loader.hpp says. Included by it.

#pragma once

#include <hallmark/loader.hpp>

namespace hallmark {
namespace detail {

inline Result<Plugin>
reload_expecting(hallmark_loader* loader,
                 const Plugin& plugin,
                 const std::string& file,
                 const hallmark_expected* interface)
{
  hallmark_expect given{};
  given.size = sizeof given;
  given.interfaces = interface ? &interface : nullptr;
  given.interface_count = interface ? 1 : 0;

  hallmark_error* error = nullptr;
  auto* next = hallmark_reload(loader,
                               plugin.get(),
                               file.empty() ? nullptr : file.c_str(),
                               &given,
                               &error);
  if (!next) {
    return Error(error);
  }
  return Plugin(next);
}

}  // namespace detail

inline Result<Plugin>
Loader::reload(const Plugin& plugin, const std::string& file)
{
  return detail::reload_expecting(loader_.get(), plugin, file, nullptr);
}

template<class I>
Result<Bound<I>>
Loader::reload(const Bound<I>& bound, const std::string& file)
{
  auto plugin = detail::reload_expecting(
    loader_.get(), bound.plugin(), file, &I::expected());
  if (!plugin) {
    return plugin.error();
  }
  return plugin->template bind<I>();
}

}  // namespace hallmark
