// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Knows how Loader does what loader.hpp says. Included by it.

#pragma once

#include <hallmark/loader.hpp>

namespace hallmark {
namespace detail {

using OpenWay = hallmark_plugin* (*)(hallmark_loader*,
                                     const char*,
                                     const hallmark_expect*,
                                     hallmark_error**);

inline Result<Plugin>
open_expecting(OpenWay way,
               hallmark_loader* loader,
               const std::string& name,
               const Expect& expect,
               const hallmark_expected* interface)
{
  hallmark_expect given{};
  given.size = sizeof given;
  given.path = expect.path.c_str();
  given.range = expect.range.c_str();
  given.interfaces = interface ? &interface : nullptr;
  given.interface_count = interface ? 1 : 0;

  hallmark_error* error = nullptr;
  auto* plugin = way(loader, name.c_str(), &given, &error);
  if (!plugin) {
    return Error(error);
  }
  return Plugin(plugin);
}

}  // namespace detail

inline Loader::Loader(const Options& options)
{
  hallmark_options given{};
  given.size = sizeof given;
  given.host = options.host;
  given.unload = static_cast<hallmark_unload>(options.unload);
  const auto facts = detail::format_facts(options);
  given.facts = facts.c_str();
  const auto directories = detail::list_texts(options.directories);
  given.directories = directories.data();
  given.directory_count = directories.size();
  given.environment = options.environment.c_str();
  given.cache = options.cache.c_str();
  given.unstamped = static_cast<hallmark_unstamped>(options.unstamped);
  if (options.log) {
    given.log = detail::tell_log;
    given.log_data = new Log(options.log);
    given.log_free = detail::free_log;
  }

  hallmark_error* error = nullptr;
  loader_.reset(hallmark_loader_new(&given, &error));
  if (!loader_) {
    detail::fail(Error(error));
  }
}

inline Result<Plugin>
Loader::open(const std::string& file, const Expect& expect)
{
  return detail::open_expecting(
    hallmark_open, loader_.get(), file, expect, nullptr);
}

inline Result<Plugin>
Loader::open_bytes(std::span<const std::byte> bytes, const Expect& expect)
{
  hallmark_expect given{};
  given.size = sizeof given;
  given.path = expect.path.c_str();
  given.range = expect.range.c_str();

  hallmark_error* error = nullptr;
  auto* plugin = hallmark_open_bytes(
    loader_.get(), bytes.data(), bytes.size(), &given, &error);
  if (!plugin) {
    return Error(error);
  }
  return Plugin(plugin);
}

template<class I>
Result<Bound<I>>
Loader::open(const std::string& file, const Expect& expect)
{
  auto plugin = detail::open_expecting(
    hallmark_open, loader_.get(), file, expect, &I::expected());
  if (!plugin) {
    return plugin.error();
  }
  return plugin->template bind<I>();
}

inline Result<Plugin>
Loader::builtin(const std::string& path, const std::string& range)
{
  return detail::open_expecting(
    hallmark_builtin_open, loader_.get(), path, {{}, range}, nullptr);
}

template<class I>
Result<Bound<I>>
Loader::builtin(const std::string& path, const std::string& range)
{
  auto plugin = detail::open_expecting(
    hallmark_builtin_open, loader_.get(), path, {{}, range}, &I::expected());
  if (!plugin) {
    return plugin.error();
  }
  return plugin->template bind<I>();
}

template<class I>
Result<void>
Loader::provide()
{
  hallmark_error* error = nullptr;
  if (!hallmark_provide(loader_.get(), &I::expected(), &error)) {
    return Error(error);
  }
  return {};
}

}  // namespace hallmark

#include <hallmark/reload_inline.hpp>
