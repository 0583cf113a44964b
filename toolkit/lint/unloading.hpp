// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Why a library stays mapped after it is closed, although dlclose reports
// success.

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
