// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What the linker is told: the symbols that a plugin exports, and the flags
// that make it sound.

#pragma once

#include "model/stamp.hpp"

#include <string>

namespace hallmark::stamp {

/**
 * The version script: the stamp, the exports, the hooks, and nothing else.
 *
 * Names that may have no definition are written as patterns that match only
 * themselves, `hallmark_on_clos[e]`: lld refuses an undefined name since
 * version 16 and says nothing of a pattern.
 */
[[nodiscard]] std::string
format_version_script(const model::Stamp& stamp);

/**
 * The response file, one flag a line, quoted as GNU and LLVM tools read it.
 *
 * @param version_script  Name of its file; absolute, as the link may run in
 *                        any folder.
 */
[[nodiscard]] std::string
format_response_file(const model::Identity& identity,
                     const std::string& version_script);

}  // namespace hallmark::stamp
