// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Knows how a plugin's hooks are called: no lock held, nothing thrown through.

#pragma once

#include "load/plugin.hpp"

namespace hallmark::load {

/**
 * Run the open hook, if there is one.
 *
 * Errors:   init_failed  it gave a reason, or threw
 */
Result<void>
run_open_hook(const Plugin& plugin);

/// Run the close hook, if there is one. It has no way to say no.
void
run_close_hook(const Plugin& plugin);

}  // namespace hallmark::load
