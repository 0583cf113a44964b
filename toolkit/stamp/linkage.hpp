// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Knows which linkage names a description stands for.

#pragma once

#include "describe/plugin.hpp"
#include "model/stamp.hpp"

namespace hallmark::stamp {

using base::Result;

/**
 * The stamp that a description asks for, without facts.
 *
 * Exports have C linkage: their names are their linkage names.
 *
 * Errors:   malformed  with line and column: a qualified name, or exports that
 *                      a source marks; both need a contract
 */
Result<model::Stamp>
make_stamp(const describe::Plugin& plugin, std::string_view language);

}  // namespace hallmark::stamp
