// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// File names: the one absolute name without links, and other spellings of it.

#pragma once

#include "base/file.hpp"

#include <optional>
#include <string>

namespace hallmark::image {

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

/// A file that is open, and its absolute name without links.
struct ResolvedFile {
  std::string name;
  base::File file;
};

/// Resolve a name and open what it names. Errors: as resolve_file() and
/// base::File::open().
Result<ResolvedFile>
open_resolved(const std::string& name);

/// What stat says of a file; nothing when it says no.
[[nodiscard]] std::optional<base::FileId>
find_file_id(const std::string& name);

/// A name as it was given, made absolute; links and `..` are kept.
[[nodiscard]] std::string
make_absolute(const std::string& name);

/// `b.so` of `/a/b.so`.
[[nodiscard]] std::string
find_last_part(const std::string& name);

/**
 * Another spelling of an absolute name, which stands for one state of one
 * file: `/a/.//././b.so`.
 *
 * While an image is mapped under a name, dlopen of the same string gives that
 * image, whatever the file is now. `./` and `/` before the last part spell the
 * bits of a hash of `id`, so that no other state of the file, in no loader of
 * the process, was ever mapped under it.
 */
[[nodiscard]] std::string
spell_file(const std::string& name, const base::FileId& id);

}  // namespace hallmark::image
