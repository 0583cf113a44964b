// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Knows how a file is written: whole or not at all.

#pragma once

#include "base/result.hpp"

#include <string>
#include <string_view>

namespace hallmark::output {

using base::Result;

/**
 * Write a file: to a temporary file beside it, then rename.
 *
 * Nothing is left behind on an error, and what was there before stays.
 *
 * Errors:   unreadable  the folder is missing or not writable, the disk is
 *                       full, …: `'DIR/x.rsp': cannot be written: REASON`
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

/// Remove a file that may not be there. Errors are of no interest.
void
remove_file(const std::string& name);

}  // namespace hallmark::output
