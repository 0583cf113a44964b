// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Folders that a file must not make the dynamic loader search.

#pragma once

#include "elf/dynamic.hpp"
#include "lint/finding.hpp"

namespace hallmark::lint {

/**
 * DT_RPATH, and entries of it or of DT_RUNPATH that mean another folder on
 * each start, that anybody may write to or that only the builder has.
 */
void
check_paths(const elf::Dynamic& dynamic, Findings& findings);

}  // namespace hallmark::lint
