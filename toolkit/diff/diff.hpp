// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Compares two files in whatever both of them say.
//
// Interfaces that both speak are compared each against its own version: by
// their texts, or by what a manifest says where one side has no text. Two that
// are plugins, or manifests of plugins, are compared as such too, against the
// plugin's version.

#pragma once

#include "diff/report.hpp"
#include "diff/side.hpp"

namespace hallmark::diff {

/**
 * Compare two files.
 *
 * Errors:   wrong_interface  they have nothing in common
 *           wrong_platform   texts of different machines
 */
Result<Report>
compare_sides(const Side& old_one, const Side& new_one);

}  // namespace hallmark::diff
