// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Knows the way of a plugin out of the process, whether it was ever open or
// was refused by its own hook.

#pragma once

#include "load/loader.hpp"

namespace hallmark::load {

/// Take the context back and unmap. Says whether and why it is mapped still.
Closed
unmap_plugin(Plugin& plugin);

/// Run the close hook, unmap, take the entry out of the table, and close what
/// it required.
Closed
close_entry(State& state, const EntryPtr& entry);

/**
 * Let go of a holder of another plugin, and when it was the last take that
 * one out of the table.
 *
 * @param closes  Else it is left mapped, and in the table unless the loader is
 *                gone.
 * @return        How many were unmapped.
 */
std::size_t
drop_and_close(Hold& hold, bool closes);

}  // namespace hallmark::load
