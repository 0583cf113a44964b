// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Knows how Loader searches, as loader.hpp says. Included by it.

#pragma once

#include <hallmark/loader.hpp>

namespace hallmark {
namespace detail {

inline Result<Plugin>
open_found(hallmark_loader* loader,
           const Found& found,
           const hallmark_expected* interface)
{
  hallmark_error* error = nullptr;
  auto* plugin = hallmark_open_found(loader, found.get(), interface, &error);
  if (!plugin) {
    return Error(error);
  }
  return Plugin(plugin);
}

inline Result<Plugin>
find_for(hallmark_loader* loader,
         const std::string& path,
         const std::string& range,
         const hallmark_expected* interface)
{
  hallmark_error* error = nullptr;
  auto* plugin =
    hallmark_find(loader, path.c_str(), range.c_str(), interface, &error);
  if (!plugin) {
    return Error(error);
  }
  return Plugin(plugin);
}

inline std::vector<Found>
list_found(hallmark_listing* given)
{
  const std::shared_ptr<hallmark_listing> listing(given, hallmark_listing_free);
  std::vector<Found> all;
  const auto count = hallmark_listing_count(listing.get());
  all.reserve(count);
  for (std::size_t i = 0; i < count; ++i) {
    all.emplace_back(listing, i);
  }
  return all;
}

inline std::vector<Found>
scan_for(hallmark_loader* loader,
         const char* directory,
         const hallmark_expected* interface)
{
  return list_found(hallmark_scan(loader, directory, interface, nullptr));
}

}  // namespace detail

inline Result<Plugin>
Loader::open(const Found& found)
{
  return detail::open_found(loader_.get(), found, nullptr);
}

template<class I>
Result<Bound<I>>
Loader::open(const Found& found)
{
  auto plugin = detail::open_found(loader_.get(), found, &I::expected());
  if (!plugin) {
    return plugin.error();
  }
  return plugin->template bind<I>();
}

inline Result<Plugin>
Loader::find(const std::string& path, const std::string& range)
{
  return detail::find_for(loader_.get(), path, range, nullptr);
}

template<class I>
Result<Bound<I>>
Loader::find(const std::string& path, const std::string& range)
{
  auto plugin = detail::find_for(loader_.get(), path, range, &I::expected());
  if (!plugin) {
    return plugin.error();
  }
  return plugin->template bind<I>();
}

inline std::vector<Found>
Loader::scan()
{
  return detail::scan_for(loader_.get(), nullptr, nullptr);
}

inline std::vector<Found>
Loader::scan(const std::string& directory)
{
  return detail::scan_for(loader_.get(), directory.c_str(), nullptr);
}

template<class I>
std::vector<Found>
Loader::scan()
{
  return detail::scan_for(loader_.get(), nullptr, &I::expected());
}

inline Result<int>
Loader::watch_fd()
{
  hallmark_error* error = nullptr;
  const int descriptor = hallmark_watch_fd(loader_.get(), &error);
  if (descriptor < 0) {
    return Error(error);
  }
  return descriptor;
}

inline std::vector<Found>
Loader::changes()
{
  return detail::list_found(hallmark_changes(loader_.get(), nullptr));
}

}  // namespace hallmark
