// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Knows how a plugin is opened and closed, step by step.

#pragma once

#include "load/state.hpp"
#include "load/watch.hpp"

#include <memory>
#include <string>

namespace hallmark::load {

/// What became of a plugin that was closed.
struct Closed {
  hallmark_closed outcome = HALLMARK_UNMAPPED;
  std::string why;           ///< what holds it, or why it is mapped; else empty
  std::size_t unmapped = 0;  ///< itself and what it alone required
};

/**
 * Opens plugins and owns the table of open ones.
 *
 * Threads:  any, for every function but the destructor
 */
class Loader {
public:
  explicit Loader(const Options& options);
  ~Loader();
  Loader(const Loader&) = delete;
  Loader& operator=(const Loader&) = delete;

  /// Open a file; see hallmark_open(). The plugin is counted for the caller.
  Result<Plugin*> open(const std::string& name, const Request& request);

  /// Replace a plugin; see hallmark_reload(). The new one is counted for the
  /// caller. An empty name is that which the plugin was opened by.
  Result<Plugin*> reload(Plugin& plugin,
                         const std::string& name,
                         const Request& request);
  /// Open a file's bytes; see hallmark_open_bytes().
  Result<Plugin*> open_bytes(base::Bytes bytes, const Request& request);
  /// Open a plugin that is linked into the program; see
  /// hallmark_builtin_open(). The plugin is counted for the caller.
  Result<Plugin*> builtin(const std::string& path, const Request& request);

  /// Unmap what nothing holds. Gives how many were unmapped.
  std::size_t collect();

  /// Begin to watch the folders of the options; see hallmark_watch_fd().
  Result<int> watch_fd();

  /// What became of their files; see hallmark_changes().
  [[nodiscard]] Listing changes();

  [[nodiscard]] const Options& options() const { return state_->options; }
  [[nodiscard]] const std::shared_ptr<State>& state() const { return state_; }

  /// What the program provides to these plugins.
  [[nodiscard]] Provided& provided() { return state_->provided; }

private:
  std::shared_ptr<State> state_;
  std::mutex watch_mutex_;
  std::unique_ptr<Watch> watch_;  ///< once it is there, for good
};

/// Loader::open() and Loader::builtin(), for those who have but the table.
Result<Plugin*>
open_name(const std::shared_ptr<State>& state,
          const std::string& name,
          const Request& request);
Result<Plugin*>
open_builtin_path(const std::shared_ptr<State>& state,
                  const std::string& path,
                  const Request& request);

/// Give a handle back and unmap the plugin when it was the last.
Closed
close_handle(Plugin* plugin);

/// Let go of any holder; unmaps only under `unloads_with_last_handle`.
void
drop_hold(Hold& hold);

}  // namespace hallmark::load
