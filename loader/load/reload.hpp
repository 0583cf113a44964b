// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Replacing a plugin by its next generation.
//
// The new one is verified, mapped and opened beside the old one, and gets its
// state. Only then does it take the old one's place in the table, in one step;
// any failure before that leaves the old one as it was. Whoever holds the old
// one keeps it; it is unmapped like every plugin that nothing holds.

#pragma once

#include "find/request.hpp"
#include "table/plugin.hpp"

#include <string>

namespace hallmark::load {

/**
 * Replace a plugin by the file that a name stands for now.
 *
 * @param plugin  Any generation, held by the caller.
 * @return        The new one, counted for the caller; the current one when
 *                the file is what that was opened from.
 *
 * Errors:   see hallmark_reload()
 */
base::Result<table::Plugin*>
reload_file(table::Plugin& plugin,
            const std::string& name,
            const find::Request& given);

}  // namespace hallmark::load
