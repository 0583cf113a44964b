// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The lookup of an export by name and type.

#pragma once

#include "table/plugin.hpp"

#include <hallmark/c/lookup.h>

namespace hallmark::table {

using base::Result;

/**
 * The address of an export, when it is what a query asks for.
 *
 * Errors:   missing_export, wrong_type
 * Threads:  any that holds the plugin
 */
Result<void*>
look_up(const Plugin& plugin, const hallmark_query& query);

}  // namespace hallmark::table
