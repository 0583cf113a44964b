// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Knows the way of a plugin out of the process, whether it was ever open or
// was refused by its own hook.

#pragma once

#include "load/loader.hpp"

namespace hallmark::load {

/// Take the context back and unmap. Says whether and why it is mapped still.
Closed
unmap_plugin(Plugin& plugin);

/// Run the close hook, unmap, and take the entry out of the table.
Closed
close_entry(State& state, const EntryPtr& entry);

}  // namespace hallmark::load
