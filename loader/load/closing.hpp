// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The way of a plugin out of the process, whether it was ever open or was
// refused by its own hook.

#pragma once

#include "table/state.hpp"

#include <memory>
#include <string>
#include <utility>

namespace hallmark::load {

/// What became of a plugin that was closed.
struct Closed {
  hallmark_closed outcome = HALLMARK_UNMAPPED;
  std::string why;           ///< what holds it, or why it is mapped; else empty
  std::size_t unmapped = 0;  ///< itself and what it alone required
};

/// Take the context back and unmap. Says whether and why it is mapped still.
Closed
unmap_plugin(table::Plugin& plugin);

/// Run the close hook, unmap, take the entry out of the table, and close what
/// it required.
Closed
close_entry(table::State& state, const table::EntryPtr& entry);

/// Give a handle back and unmap the plugin when it was the last.
Closed
close_handle(table::Plugin* plugin);

/// Let go of any holder; unmaps only under `unloads_with_last_handle`.
void
drop_hold(table::Hold& hold);

/**
 * Holds what a plugin that is not open yet requires.
 *
 * What is not handed on is let go of again, last first: what nothing else
 * holds is closed, on this thread, and its close hook runs here.
 */
class Required {
public:
  Required() = default;
  ~Required();
  Required(Required&&) = default;
  Required& operator=(Required&&) = delete;

  void add(std::string path, table::Hold& hold)
  {
    holds_.add(std::move(path), hold);
  }

  /// Hand all of it on.
  [[nodiscard]] table::Requirements take() { return std::move(holds_); }

private:
  table::Requirements holds_;
};

/// Unmaps and deletes a plugin that never came into the table, and lets go of
/// what it required.
struct GiveUp {
  void operator()(table::Plugin* plugin) const;
};

/// A plugin on its way into the table.
using NewPlugin = std::unique_ptr<table::Plugin, GiveUp>;

}  // namespace hallmark::load
