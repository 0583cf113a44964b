// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// How a file is written: whole or not at all.

#pragma once

#include "base/result.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace hallmark::output {

using base::Result;

/// `'DIR/x.rsp': cannot be written: REASON`, of a number of errno.
[[nodiscard]] base::Error
make_write_error(const std::string& name, int reason);

/**
 * Write a file: to a temporary file beside it, then rename.
 *
 * Nothing is left behind on an error, and what was there before stays.
 *
 * Errors:   unreadable  the folder is missing or not writable, the disk is
 *                       full, …: make_write_error()
 */
Result<void>
write_file(const std::string& name, std::string_view content);

/**
 * write_file(), unless the file has this content already: its time stays, so
 * that build systems see nothing to do.
 *
 * @return  Whether the file was written.
 */
Result<bool>
write_if_changed(const std::string& name, std::string_view content);

/// A file and what is to be in it.
struct NamedText {
  std::string name;
  std::string content;
};

/**
 * write_if_changed() of several files: all, or none. Each is written under a
 * temporary name before the first gets its own.
 *
 * Errors:   unreadable  of the first that cannot be written
 */
Result<void>
write_all_if_changed(const std::vector<NamedText>& files);

/// Remove a file that may not be there. Errors are of no interest.
void
remove_file(const std::string& name);

}  // namespace hallmark::output
