// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Knows why a library stays mapped although it is closed: dlclose says that it
// went well, and nothing goes.

#pragma once

#include "lint/finding.hpp"
#include "object/object.hpp"
#include "verify/candidate.hpp"

namespace hallmark::lint {

/**
 * The NODELETE flag, symbols that are unique in the process, thread_local
 * variables with destructors.
 *
 * @param parts  Of a file with a dynamic section, which `object` is.
 */
void
check_unloading(const object::Object& object,
                const verify::Parts& parts,
                Findings& findings);

}  // namespace hallmark::lint
