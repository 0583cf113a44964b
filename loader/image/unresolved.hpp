// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Why a sound plugin could not be mapped: all missing libraries and symbols,
// where the dynamic loader names only the first.

#pragma once

#include "verify/candidate.hpp"

#include <string>

namespace hallmark::image {

/**
 * Explain why mapping failed. Reads files and runs nothing.
 *
 * @param error  Of map_library(): the dynamic loader's own text.
 * @param name   Absolute name of the plugin's file.
 * @return       `unresolved`: `2 libraries and 1 symbol are missing`, each in
 *               a line of its own with what needs it; the system's text when
 *               nothing is found to be missing.
 */
[[nodiscard]] base::Error
explain_unresolved(const base::Error& error,
                   const std::string& name,
                   const verify::Candidate& candidate);

}  // namespace hallmark::image
