// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#pragma once

#include "base/result.hpp"
#include "lint/finding.hpp"

#include <string>

namespace hallmark::lint {

/**
 * Look at a shared object, stamped or not. Runs none of it.
 *
 * @param name  Of the file.
 *
 * Errors:   not_found, unreadable  the file
 *           malformed              not a sound ELF file, or no shared object
 *           wrong_platform         of another class or byte order
 */
[[nodiscard]] base::Result<Report>
check_file(const std::string& name);

}  // namespace hallmark::lint
