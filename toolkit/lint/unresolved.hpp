// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Names that a plugin needs and that nothing provides.

#pragma once

#include "lint/finding.hpp"
#include "verify/candidate.hpp"

#include <string>

namespace hallmark::lint {

/**
 * Libraries that are found nowhere, and symbols that neither they nor an
 * interface under `uses` defines. Looks for libraries as this machine's
 * dynamic loader does.
 *
 * @param file  Name of the plugin's file.
 */
void
check_unresolved(const std::string& file,
                 const verify::Parts& parts,
                 Findings& findings);

}  // namespace hallmark::lint
