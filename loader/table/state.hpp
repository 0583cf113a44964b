// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The plugins that a loader has open, is opening and is closing.
//
// An entry is made before a file is verified and goes when its plugin is
// unmapped, so that the work on one file is done by one thread at a time. The
// mutex is held for reads and writes of the table only: never while a file is
// read, a library mapped or a hook run. A thread that finds an entry at work
// waits for it, if that closes no circle (waits.hpp); entries of other files
// do not concern it.

#pragma once

#include "base/file.hpp"
#include "table/binding.hpp"
#include "table/entries.hpp"
#include "table/options.hpp"
#include "table/plugin.hpp"
#include "table/roster.hpp"
#include "verify/expectation.hpp"

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace hallmark::table {

/// What a thread that wants to open a file is told.
struct Turn {
  EntryPtr entry;            ///< to be worked on by this thread, or
  Plugin* plugin = nullptr;  ///< open already, counted once more
};

/// What a thread that wants to reload a plugin is told.
struct ReloadTurn {
  EntryPtr entry;            ///< to be worked on by this thread, or
  Plugin* plugin = nullptr;  ///< what is current already, counted once more
  Hold* old = nullptr;       ///< with `entry`: on what is to be replaced
};

/// A plugin of the table that others can require.
struct Known {
  model::Identity identity;
  std::string file;
  bool is_open = false;  ///< or it is being opened
  std::vector<model::Requirement> requirements;
};

/// Whether an open plugin has what is asked of it beside its identity. Called
/// while the table is locked.
using Fits = std::function<bool(const Plugin& plugin)>;

class State {
public:
  explicit State(const Options& given) : options(given) {}

  /// Whether a file of that name, without links, is in the table.
  [[nodiscard]] bool has_name(std::string_view file) const;

  /// An open plugin whose file is unchanged, counted once more; or null.
  [[nodiscard]] Plugin* find_open(const base::FileId& id);

  /**
   * Wait until no one else works on a file, then share or take it.
   *
   * Errors:   changed    it is open, and is another file now
   *           recursive  to wait would be for ever
   *           any        of the open that was waited for
   */
  Result<Turn> take_turn(const std::string& file, const base::FileId& id);

  /**
   * Note who an entry at work is, and what it requires.
   *
   * Errors:   duplicate, recursive
   */
  Result<void> claim(Entry& entry, const model::Stamp& stamp);

  /// What is open of a path and range and fits, else what is being opened, else
  /// what is open and does not fit. Of several versions the highest that is
  /// current.
  [[nodiscard]] std::optional<Known> find_known(
    const verify::Expectation& expectation,
    const Fits& fits) const;
  /// All that is open of a path.
  [[nodiscard]] std::vector<Known> list_known(const std::string& path) const;
  /**
   * Hold what find_known() gives, when it is open; null when there is none.
   *
   * Errors:   recursive  to wait would be for ever
   */
  Result<Hold*> hold_known(const verify::Expectation& expectation,
                           const Fits& fits,
                           const std::string& holder);

  /**
   * Wait until no one else works on a plugin, then share or take what is to be
   * its next generation.
   *
   * @param plugin  Any generation, held by the caller. What is replaced is the
   *                current one; or this one, when that is closed.
   * @param file    What is to take its place, and its id.
   *
   * Errors:   changed    it was rewritten in place, or is mapped already
   *           recursive  to wait would be for ever
   *           any        of the reload that was waited for
   */
  Result<ReloadTurn> take_reload(const Plugin& plugin,
                                 const std::string& file,
                                 const base::FileId& id);

  /// End an open: with a plugin, counted for the caller, or without. In a
  /// reload it takes the place of what it replaces.
  void finish_open(const EntryPtr& entry,
                   Plugin* plugin,
                   std::optional<base::Error> error);

  /// Drop a handle and start closing what it was the last of. Null when the
  /// plugin stays open; then `why` says what holds it.
  [[nodiscard]] EntryPtr begin_close(Hold& handle, std::string& why);
  /// Start closing a plugin, if it is in the table still and nothing holds it;
  /// else null. It is not looked at: it may be gone.
  [[nodiscard]] EntryPtr begin_close_idle(const Plugin* plugin);
  /// The open plugins that nothing holds. Any may be gone when they are listed.
  [[nodiscard]] std::vector<const Plugin*> list_idle() const;
  /// Take an entry out of the table and delete its record.
  void finish_close(const EntryPtr& entry);

  /// Note that the loader is gone: what is dropped last is left mapped.
  void shut() { is_shut_ = true; }
  [[nodiscard]] bool is_shut() const { return is_shut_; }

  const Options options;
  Provided provided;

private:
  enum class Waited { done, recursive };

  /// What is current under a name, else an older one that is being closed:
  /// another image of that name, at that place, would be taken for it.
  [[nodiscard]] EntryPtr find_name(const std::string& file) const;
  [[nodiscard]] EntryPtr find_identity(const Entry& other,
                                       const model::Identity& identity) const;
  /// What a file that is opened anew is the next generation of, though no one
  /// reloads it: an old one is held still, and all that followed are gone.
  [[nodiscard]] EntryPtr find_older(const Entry& entry,
                                    const model::Identity& identity) const;
  [[nodiscard]] EntryPtr find_provider(const verify::Expectation& expectation,
                                       const Fits& fits) const;
  [[nodiscard]] EntryPtr find_current(const EntryPtr& generation) const;
  [[nodiscard]] EntryPtr find_worked_on(const Entry& generation,
                                        const base::FileId& id) const;
  EntryPtr add_entry(const std::string& file, const base::FileId& id);
  Waited wait_for(const EntryPtr& entry, std::unique_lock<std::mutex>& lock);
  void remove(const EntryPtr& entry);

  std::atomic<bool> is_shut_{false};
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  Roster roster_;
  std::size_t last_lineage_ = 0;
};

}  // namespace hallmark::table
