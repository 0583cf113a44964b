// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Knows what a plugin and the interfaces that it names say together.

#pragma once

#include "describe/plugin.hpp"

namespace hallmark::describe {

/**
 * Read the interfaces that a plugin names, and add them to it.
 *
 * Faults: a file that is nowhere, an error in one of the files (as it is), an
 * interface that is named twice or on the wrong side.
 */
void
add_interfaces(const std::vector<Text>& implements,
               const std::vector<Text>& uses,
               const std::vector<std::string>& folders,
               Plugin& plugin,
               Faults& faults);

/// A fault for the first metadata key that an interface asks for in vain.
void
check_required_metadata(const Node& root, const Plugin& plugin, Faults& faults);

/**
 * A fault for the first export that is declared twice: by the plugin, by its
 * interfaces, or by both.
 *
 * @param implements  The places of `plugin.implements` in the description.
 */
void
check_exports_distinct(const std::vector<Text>& implements,
                       const Plugin& plugin,
                       Faults& faults);

}  // namespace hallmark::describe
