// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What a plugin and the interfaces that it names say together.

#pragma once

#include "describe/interface.hpp"

namespace hallmark::describe {

struct Document;

/// What a plugin has to do with an interface that its description names.
enum class Role {
  implemented,  ///< provided by plugins, itself for one
  used,         ///< provided by its host
  called,       ///< provided by a plugin that it requires
};

/**
 * Read the interfaces that a plugin's description names.
 *
 * @param names    As they are written there.
 * @param folders  Where they are looked for, after the description's own.
 * @param faults   Those of the description.
 *
 * Faults: a file that is nowhere, an error in one of the files (as it is), an
 * interface that is named twice or on the wrong side.
 */
[[nodiscard]] std::vector<Interface>
read_interfaces(const std::vector<Text>& names,
                Role role,
                const std::vector<std::string>& folders,
                Faults& faults);

/// A fault for the first metadata key that an interface asks for in vain.
void
check_required_metadata(Document& document,
                        const std::vector<Interface>& implements);

/**
 * A fault for the first export that is declared twice: by the plugin, by its
 * interfaces, or by both.
 *
 * @param names       The names of `implements` in the description.
 * @param implements  The interfaces, as many as names.
 * @param own         What the plugin exports beyond them.
 */
void
check_exports_distinct(const std::vector<Text>& names,
                       const std::vector<Interface>& implements,
                       const std::vector<Export>& own,
                       Faults& faults);

}  // namespace hallmark::describe
