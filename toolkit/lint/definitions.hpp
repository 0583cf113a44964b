// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Types that two units of a plugin define differently. In C++ all types with
// one name are one type, and the linker keeps the functions of either.

#pragma once

#include "lint/finding.hpp"
#include "lint/scan.hpp"

#include <set>
#include <string>

namespace hallmark::lint {

/**
 * Find types with two layouts.
 *
 * @param scan  Of `debug`.
 * @param told  Canonical names that are findings already.
 */
void
check_definitions(const contract::dwarf::Debug& debug,
                  const Scan& scan,
                  const std::set<std::string>& told,
                  Findings& findings);

}  // namespace hallmark::lint
