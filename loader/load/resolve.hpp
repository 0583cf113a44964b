// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Knows names of files: one absolute name without links for each, and other
// spellings of it.

#pragma once

#include "base/file.hpp"

#include <optional>
#include <string>

namespace hallmark::load {

using base::Result;

/**
 * The absolute name of a file, without links, `.` and `..`.
 *
 * A name without `/` is in the current directory: nothing is searched.
 *
 * Errors:   not_found, unreadable, invalid_argument (empty)
 */
Result<std::string>
resolve_file(const std::string& name);

/// What stat says of a file; nothing when it says no.
[[nodiscard]] std::optional<base::FileId>
find_file_id(const std::string& name);

/**
 * The spelling of an absolute name with `count` times `./` before its last
 * part: `/a/././b.so`. While an image is mapped under a name, dlopen of the
 * same string gives that image, whatever the file is now.
 */
[[nodiscard]] std::string
spell_file(const std::string& name, std::size_t count);

}  // namespace hallmark::load
