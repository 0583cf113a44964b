// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The acts of one loader, each thin over the unit that does it.

#pragma once

#include "find/request.hpp"
#include "table/state.hpp"
#include "watch/watch.hpp"

#include <memory>
#include <mutex>
#include <string>

namespace hallmark::load {

using base::Result;

/**
 * Opens plugins and owns the table of open ones.
 *
 * Threads:  any, for every function but the destructor
 */
class Loader {
public:
  explicit Loader(const table::Options& options);
  ~Loader();
  Loader(const Loader&) = delete;
  Loader& operator=(const Loader&) = delete;

  /// Open a file; see hallmark_open(). The plugin is counted for the caller.
  Result<table::Plugin*> open(const std::string& name,
                              const find::Request& request);

  /// Open a file's bytes; see hallmark_open_bytes().
  Result<table::Plugin*> open_bytes(base::Bytes bytes,
                                    const find::Request& request);

  /// Open a plugin that is linked into the program; see
  /// hallmark_builtin_open(). The plugin is counted for the caller.
  Result<table::Plugin*> builtin(const std::string& path,
                                 const find::Request& request);

  /// Open what a search has found; see hallmark_open_found().
  Result<table::Plugin*> open(const find::Found& found,
                              const find::Request& request);

  /// Open the best of what is found; see hallmark_find().
  Result<table::Plugin*> find(const find::Request& request);

  /// Look into folders; see hallmark_scan().
  [[nodiscard]] find::Listing scan(const std::string* folder,
                                   const hallmark_expected* interface) const;

  /// Replace a plugin; see hallmark_reload(). The new one is counted for the
  /// caller. An empty name is that which the plugin was opened by.
  Result<table::Plugin*> reload(table::Plugin& plugin,
                                const std::string& name,
                                const find::Request& request);

  /// Unmap what nothing holds. Gives how many were unmapped.
  std::size_t collect();

  /// Begin to watch the folders of the options; see hallmark_watch_fd().
  Result<int> watch_fd();

  /// What became of their files, told to the log too; see hallmark_changes().
  [[nodiscard]] find::Listing changes();

  [[nodiscard]] const table::Options& options() const
  {
    return state_->options;
  }
  [[nodiscard]] const std::shared_ptr<table::State>& state() const
  {
    return state_;
  }

  /// What the program provides to these plugins.
  [[nodiscard]] table::Provided& provided() { return state_->provided; }

private:
  std::shared_ptr<table::State> state_;
  std::mutex watch_mutex_;
  std::unique_ptr<watch::Watch> watch_;  ///< once it is there, for good
};

}  // namespace hallmark::load
