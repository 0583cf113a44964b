// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What the linker is told: the symbols that a plugin exports, and the flags
// that make it sound.

#pragma once

#include "model/stamp.hpp"
#include "stamp/linker.hpp"

#include <string>

namespace hallmark::stamp {

/**
 * The version script: the stamp, the exports, the hooks, and nothing else.
 *
 * A linker that does not take `--undefined-version` may still run beside one
 * that refuses names without a definition. So that a sound plugin links there,
 * names that need no definition are then patterns that match only themselves,
 * `hallmark_on_clos[e]`.
 */
[[nodiscard]] std::string
format_version_script(const model::Stamp& stamp, const Linker& linker);

/**
 * The response file, one flag a line, quoted as GNU and LLVM tools read it.
 *
 * @param version_script  Name of its file; absolute, as the link may run in
 *                        any folder.
 */
[[nodiscard]] std::string
format_response_file(const model::Identity& identity,
                     const std::string& version_script,
                     const Linker& linker);

}  // namespace hallmark::stamp
