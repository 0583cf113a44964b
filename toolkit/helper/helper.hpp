// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The Meson helper that a project carries, and how it gets there.
//
// Its text is the file that Hallmark's own build enters: what a consumer gets
// from the subproject and what the helper makes cannot differ.

#pragma once

#include "base/result.hpp"

#include <string>
#include <string_view>

namespace hallmark::helper {

using base::Result;

/// The text of `meson.build` in the helper's folder.
[[nodiscard]] std::string_view
find_helper_text();

/// What write_helper() did.
enum class Change { none, written, updated };

/**
 * Write `FOLDER/meson.build`, making the folder, or update it.
 *
 * Errors:   unreadable        it cannot be written
 *           invalid_argument  the file is there and is none of Hallmark's: it
 *                             is left as it is
 */
Result<Change>
write_helper(const std::string& folder);

}  // namespace hallmark::helper
