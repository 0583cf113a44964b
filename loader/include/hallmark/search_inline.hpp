// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Knows how Loader searches, as loader.hpp says. Included by it.

#pragma once

#include <hallmark/loader.hpp>

namespace hallmark {

inline Result<Plugin>
Loader::open_found(const Found& found, const hallmark_expected* interface)
{
  hallmark_error* error = nullptr;
  auto* plugin =
    hallmark_open_found(loader_.get(), found.get(), interface, &error);
  if (!plugin) {
    return Error(error);
  }
  return Plugin(plugin);
}

inline Result<Plugin>
Loader::find_for(const std::string& path,
                 const std::string& range,
                 const hallmark_expected* interface)
{
  hallmark_error* error = nullptr;
  auto* plugin = hallmark_find(
    loader_.get(), path.c_str(), range.c_str(), interface, &error);
  if (!plugin) {
    return Error(error);
  }
  return Plugin(plugin);
}

inline std::vector<Found>
Loader::scan_for(const char* directory, const hallmark_expected* interface)
{
  const std::shared_ptr<hallmark_listing> listing(
    hallmark_scan(loader_.get(), directory, interface, nullptr),
    hallmark_listing_free);
  std::vector<Found> all;
  const auto count = hallmark_listing_count(listing.get());
  all.reserve(count);
  for (std::size_t i = 0; i < count; ++i) {
    all.emplace_back(listing, i);
  }
  return all;
}

inline Result<Plugin>
Loader::open(const Found& found)
{
  return open_found(found, nullptr);
}

template<class I>
Result<Bound<I>>
Loader::open(const Found& found)
{
  auto plugin = open_found(found, &I::expected());
  if (!plugin) {
    return plugin.error();
  }
  return plugin->template bind<I>();
}

inline Result<Plugin>
Loader::find(const std::string& path, const std::string& range)
{
  return find_for(path, range, nullptr);
}

template<class I>
Result<Bound<I>>
Loader::find(const std::string& path, const std::string& range)
{
  auto plugin = find_for(path, range, &I::expected());
  if (!plugin) {
    return plugin.error();
  }
  return plugin->template bind<I>();
}

}  // namespace hallmark
