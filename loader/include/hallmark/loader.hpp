// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Knows how a C++ program opens plugins. Header-only over hallmark.h, so that
// a host with another compiler or standard library can use the same library.

#pragma once

#include <hallmark/handle.hpp>

#include <cstddef>
#include <memory>
#include <string>

namespace hallmark {

/// When a plugin that nothing holds any more is unmapped.
enum class Unload : int {
  when_asked = HALLMARK_UNLOAD_WHEN_ASKED,  ///< in close() and collect()
  with_last_handle = HALLMARK_UNLOAD_WITH_LAST_HANDLE,  ///< where it is dropped
};

/// What a loader is made with.
struct Options {
  void* host = nullptr;  ///< given to plugins, untouched
  Unload unload = Unload::when_asked;
};

/// What a caller expects of a plugin. Empty members expect nothing.
struct Expect {
  std::string path = {};   ///< plugin path, `audio.example/reverb`
  std::string range = {};  ///< versions, `^1.2`
};

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
  explicit Loader(const Options& options = {})
  {
    hallmark_options given{};
    given.size = sizeof given;
    given.host = options.host;
    given.unload = static_cast<hallmark_unload>(options.unload);

    hallmark_error* error = nullptr;
    loader_.reset(hallmark_loader_new(&given, &error));
    if (!loader_) {
      detail::fail(Error(error));
    }
  }

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
    hallmark_expect given{};
    given.size = sizeof given;
    given.path = expect.path.c_str();
    given.range = expect.range.c_str();

    hallmark_error* error = nullptr;
    auto* plugin = hallmark_open(loader_.get(), file.c_str(), &given, &error);
    if (!plugin) {
      return Error(error);
    }
    return Plugin(plugin);
  }

  /// Unmap what nothing holds, on this thread. Gives how many were unmapped.
  std::size_t collect() { return hallmark_collect(loader_.get()); }

  /// The handle of the C interface; this object still owns it.
  [[nodiscard]] hallmark_loader* get() const { return loader_.get(); }

private:
  struct Free {
    void operator()(hallmark_loader* loader) const
    {
      hallmark_loader_free(loader);
    }
  };

  std::unique_ptr<hallmark_loader, Free> loader_;
};

}  // namespace hallmark
