// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The linkage names that a description stands for.

#pragma once

#include "describe/plugin.hpp"
#include "model/stamp.hpp"
#include "stamp/contracts.hpp"

namespace hallmark::stamp {

using base::Result;

/**
 * The stamp that a description asks for, without facts.
 *
 * Exports that a header declares, or that a source marks, have the linkage
 * names that their contract tells. Those without one have C linkage: their names are their linkage
 * names.
 *
 * @param contracts  Of the plugin.
 *
 * Errors:   malformed  with line and column: a qualified name without a header;
 *                      or two exports that are one to the linker
 */
Result<model::Stamp>
make_stamp(const describe::Plugin& plugin,
           const Contracts& contracts,
           std::string_view language);

}  // namespace hallmark::stamp
