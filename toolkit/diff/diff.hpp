// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Knows what is compared of two files: what both of them say.
//
// Interfaces that both speak are compared by their texts, each against its own
// version. Two that are plugins, or manifests of plugins, are compared as such
// too, against the plugin's version: exports of their own by their text, or by
// what the manifests say where one of them has none.

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
