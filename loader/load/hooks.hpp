// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Calls a plugin's hooks: without holding a lock, and without letting an
// exception through.

#pragma once

#include "table/plugin.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace hallmark::load {

using base::Result;

/**
 * Run the open hook, if there is one.
 *
 * Errors:   init_failed  it gave a reason, or threw
 */
Result<void>
run_open_hook(const table::Plugin& plugin);

/// What one generation of a plugin gives to the next.
struct SavedState {
  std::vector<std::byte> bytes;
  unsigned version = 0;
};

/**
 * Run the save hook, if there is one: for the size, and for the bytes.
 *
 * Errors:   init_failed  it threw, wants more than 1 GiB, or more each time
 */
Result<std::optional<SavedState>>
save_state(const table::Plugin& plugin);

/**
 * Run the restore hook, if there is one.
 *
 * Errors:   init_failed  it gave a reason, or threw
 */
Result<void>
restore_state(const table::Plugin& plugin, const SavedState& state);

/// Run the close hook, if there is one. It has no way to say no.
void
run_close_hook(const table::Plugin& plugin);

}  // namespace hallmark::load
