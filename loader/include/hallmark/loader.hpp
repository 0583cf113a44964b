// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Knows how a C++ program opens plugins. Header-only over hallmark.h, so that
// a host with another compiler or standard library can use the same library.

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
  Result<Plugin> open(const std::string& file, const Expect& expect = {});

  /**
   * Open a plugin of its own from the bytes of its file: copied, sealed,
   * verified, mapped. Errors: see hallmark_open_bytes().
   */
  Result<Plugin> open_bytes(std::span<const std::byte> bytes,
                            const Expect& expect = {});

  /**
   * Open a plugin and bind its interface I, which is compared with what this
   * program's compiler made of it before anything is mapped.
   *
   * @tparam I  A generated binding, `hallmark::interfaces::filter`.
   *
   * Errors:   as above; wrong_interface, wrong_toolchain
   */
  template<class I>
  Result<Bound<I>> open(const std::string& file, const Expect& expect = {});

  /**
   * Open what scan() found, if its file has that path and version still.
   *
   * Errors:   as above; what cannot be used gives its own error
   */
  Result<Plugin> open(const Found& found);
  template<class I>
  Result<Bound<I>> open(const Found& found);

  /**
   * Open the highest version of a plugin along the search directories, then of
   * what is built in; of equal ones the first.
   *
   * Errors:   as open(); not_found  with all that was tried, and why not taken
   */
  Result<Plugin> find(const std::string& path, const std::string& range = {});
  /// The same among those that implement I as this program expects it.
  template<class I>
  Result<Bound<I>> find(const std::string& path, const std::string& range = {});

  /// What the search directories hold, and what is built in; nothing is run.
  std::vector<Found> scan();
  /// What one directory holds.
  std::vector<Found> scan(const std::string& directory);
  /// The plugins that open<I>() would take for their interface.
  template<class I>
  std::vector<Found> scan();

  /// Begin to watch the search directories, without a thread: poll it, and
  /// call changes() when it is readable. Errors: see hallmark_watch_fd().
  Result<int> watch_fd();
  /// The files that appeared, changed or went, once they are ready.
  std::vector<Found> changes();

  /// Open the newest version of a plugin that is linked into this program, as
  /// a file is opened; see hallmark_builtin_open().
  Result<Plugin> builtin(const std::string& path,
                         const std::string& range = {});
  template<class I>
  Result<Bound<I>> builtin(const std::string& path,
                           const std::string& range = {});

  /**
   * Say that this program provides the interface I to the plugins that it
   * opens from now on: those that use it are compared with it.
   *
   * Errors:   invalid_argument  I is what plugins provide; provided already
   */
  template<class I>
  Result<void> provide();

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
  Result<Plugin> reload(const Plugin& plugin, const std::string& file = {});

  /// Replace the plugin of a binding, if the new one implements I.
  template<class I>
  Result<Bound<I>> reload(const Bound<I>& bound, const std::string& file = {});

  /// Unmap what nothing holds, on this thread. Gives how many were unmapped.
  std::size_t collect() { return hallmark_collect(loader_.get()); }

  /// The handle of the C interface, owned by this.
  [[nodiscard]] hallmark_loader* get() const { return loader_.get(); }

private:
  using Free = void (*)(hallmark_loader*);
  std::unique_ptr<hallmark_loader, Free> loader_{nullptr, hallmark_loader_free};
};

}  // namespace hallmark

#include <hallmark/loader_inline.hpp>
#include <hallmark/search_inline.hpp>
