// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// How a C++ program opens plugins. Header-only over hallmark.h, so that a host
// with another compiler or standard library can use the same library.

#pragma once

#include <hallmark/bound.hpp>
#include <hallmark/found.hpp>
#include <hallmark/handle.hpp>
#include <hallmark/options.hpp>

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace hallmark {
namespace detail {

/// The plugin that a call of the C interface gives, or its error.
template<class Call>
Result<Plugin>
take_plugin(Call call)
{
  hallmark_error* error = nullptr;
  auto* plugin = call(&error);
  if (!plugin) {
    return Error(error);
  }
  return Plugin(plugin);
}

/// The same of a call that is told what is expected of the plugin.
template<class Call>
Result<Plugin>
take_expected(const Expect& expect,
              const hallmark_expected* interface,
              Call call)
{
  hallmark_expect given{};
  given.size = sizeof given;
  given.path = expect.path.c_str();
  given.range = expect.range.c_str();
  given.interfaces = interface ? &interface : nullptr;
  given.interface_count = interface ? 1 : 0;
  return take_plugin(
    [&](hallmark_error** error) { return call(&given, error); });
}

/// The interface I of what was opened, or why it was not.
template<class I>
Result<Bound<I>>
bind_opened(const Result<Plugin>& plugin)
{
  if (!plugin) {
    return plugin.error();
  }
  return plugin->template bind<I>();
}

/// All of a listing of the C interface, which is taken over.
inline std::vector<Found>
take_listing(hallmark_listing* given)
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

}  // namespace detail

/**
 * Opens plugins and owns the table of open ones.
 *
 * Two loaders do not see each other's plugins. Destroying one unmaps what
 * nothing holds and leaves mapped what is still held.
 *
 * Threads:  any, for every member but the destructor and moves
 */
class Loader {
public:
  /// Throws Failure when the library that is linked is older than this header.
  explicit Loader(const Options& options = {});

  /**
   * Open a plugin: verify its file, map it, run its open hook.
   *
   * @param file    Nothing is searched: a name without `/` is in the current
   *                directory.
   * @param expect  What it must be.
   * @return        The same plugin for the same file, however it is named.
   *
   * Nothing of a refused plugin is run, mapped or remembered.
   *
   * Errors:   see hallmark_open()
   */
  Result<Plugin> open(const std::string& file, const Expect& expect = {})
  {
    return open_by(hallmark_open, file, expect, nullptr);
  }

  /**
   * Open a plugin of its own from the bytes of its file: copied, sealed,
   * verified, mapped. Errors: see hallmark_open_bytes().
   */
  Result<Plugin> open_bytes(std::span<const std::byte> bytes,
                            const Expect& expect = {})
  {
    return detail::take_expected(
      expect, nullptr, [&](const auto* given, hallmark_error** error) {
        return hallmark_open_bytes(
          get(), bytes.data(), bytes.size(), given, error);
      });
  }

  /**
   * Open a plugin and bind its interface I, which is compared with what this
   * program's compiler made of it before anything is mapped.
   *
   * @tparam I  A generated binding, `hallmark::interfaces::filter`.
   *
   * Errors:   as above; wrong_interface, wrong_toolchain
   */
  template<class I>
  Result<Bound<I>> open(const std::string& file, const Expect& expect = {})
  {
    return detail::bind_opened<I>(
      open_by(hallmark_open, file, expect, &I::expected()));
  }

  /**
   * Open what scan() found, if its file still has that path and version.
   *
   * Errors:   as above; what cannot be used gives its own error
   */
  Result<Plugin> open(const Found& found) { return open_found(found, nullptr); }
  template<class I>
  Result<Bound<I>> open(const Found& found)
  {
    return detail::bind_opened<I>(open_found(found, &I::expected()));
  }

  /**
   * Open the highest version of a plugin along the search directories, then of
   * what is built in; of equal ones the first.
   *
   * Errors:   as open(); not_found  with all that was tried, and why not taken
   */
  Result<Plugin> find(const std::string& path, const std::string& range = {})
  {
    return find_for(path, range, nullptr);
  }
  /// The same among those that implement I as this program expects it.
  template<class I>
  Result<Bound<I>> find(const std::string& path, const std::string& range = {})
  {
    return detail::bind_opened<I>(find_for(path, range, &I::expected()));
  }

  /// What the search directories hold, and what is built in; nothing is run.
  std::vector<Found> scan()
  {
    return detail::take_listing(
      hallmark_scan(get(), nullptr, nullptr, nullptr));
  }
  /// What one directory holds.
  std::vector<Found> scan(const std::string& directory)
  {
    return detail::take_listing(
      hallmark_scan(get(), directory.c_str(), nullptr, nullptr));
  }
  /// The plugins that open<I>() would take for their interface.
  template<class I>
  std::vector<Found> scan()
  {
    return detail::take_listing(
      hallmark_scan(get(), nullptr, &I::expected(), nullptr));
  }

  /// Begin to watch the search directories, without a thread: poll it, and
  /// call changes() when it is readable. Errors: see hallmark_watch_fd().
  Result<int> watch_fd()
  {
    hallmark_error* error = nullptr;
    const int descriptor = hallmark_watch_fd(get(), &error);
    if (descriptor < 0) {
      return Error(error);
    }
    return descriptor;
  }
  /// The files that appeared, changed or went, once they are ready.
  std::vector<Found> changes()
  {
    return detail::take_listing(hallmark_changes(get(), nullptr));
  }

  /// Open the newest version of a plugin that is linked into this program, as
  /// a file is opened; see hallmark_builtin_open().
  Result<Plugin> builtin(const std::string& path, const std::string& range = {})
  {
    return open_by(hallmark_builtin_open, path, {{}, range}, nullptr);
  }
  template<class I>
  Result<Bound<I>> builtin(const std::string& path,
                           const std::string& range = {})
  {
    return detail::bind_opened<I>(
      open_by(hallmark_builtin_open, path, {{}, range}, &I::expected()));
  }

  /**
   * Say that this program provides the interface I to the plugins that it
   * opens from now on: those that use it are compared with it.
   *
   * Errors:   invalid_argument  I is what plugins provide; provided already
   */
  template<class I>
  Result<void> provide()
  {
    hallmark_error* error = nullptr;
    if (!hallmark_provide(get(), &I::expected(), &error)) {
      return Error(error);
    }
    return {};
  }

  /**
   * Replace a plugin by its next generation: the file that its name stands for
   * now, or another version of the same plugin path.
   *
   * The state that the old one's save hook gives goes to the new one's restore
   * hook. Any failure leaves the old one serving. Who holds the old one keeps
   * it mapped, until collect().
   *
   * @param file  Empty for the name that it was opened by.
   * @return      The new generation; the current one when the file is its own.
   *
   * Errors:   see hallmark_reload()
   */
  Result<Plugin> reload(const Plugin& plugin, const std::string& file = {})
  {
    return reload_for(plugin, file, nullptr);
  }

  /// Replace the plugin of a binding, if the new one implements I.
  template<class I>
  Result<Bound<I>> reload(const Bound<I>& bound, const std::string& file = {})
  {
    return detail::bind_opened<I>(
      reload_for(bound.plugin(), file, &I::expected()));
  }

  /// Unmap what nothing holds, on this thread. Gives how many were unmapped.
  std::size_t collect() { return hallmark_collect(loader_.get()); }

  /// The handle of the C interface, owned by this.
  [[nodiscard]] hallmark_loader* get() const { return loader_.get(); }

private:
  using Free = void (*)(hallmark_loader*);
  using Way = hallmark_plugin* (*)(hallmark_loader*,
                                   const char*,
                                   const hallmark_expect*,
                                   hallmark_error**);

  Result<Plugin> open_by(Way way,
                         const std::string& name,
                         const Expect& expect,
                         const hallmark_expected* interface)
  {
    return detail::take_expected(
      expect, interface, [&](const auto* given, hallmark_error** error) {
        return way(get(), name.c_str(), given, error);
      });
  }

  Result<Plugin> open_found(const Found& found,
                            const hallmark_expected* interface)
  {
    return detail::take_plugin([&](hallmark_error** error) {
      return hallmark_open_found(get(), found.get(), interface, error);
    });
  }

  Result<Plugin> find_for(const std::string& path,
                          const std::string& range,
                          const hallmark_expected* interface)
  {
    return detail::take_plugin([&](hallmark_error** error) {
      return hallmark_find(
        get(), path.c_str(), range.c_str(), interface, error);
    });
  }

  Result<Plugin> reload_for(const Plugin& plugin,
                            const std::string& file,
                            const hallmark_expected* interface)
  {
    const auto* name = file.empty() ? nullptr : file.c_str();
    return detail::take_expected(
      {}, interface, [&](const auto* given, hallmark_error** error) {
        return hallmark_reload(get(), plugin.get(), name, given, error);
      });
  }

  std::unique_ptr<hallmark_loader, Free> loader_{nullptr, hallmark_loader_free};
};

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

}  // namespace hallmark
