// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The object of a built-in plugin, with its record in it.

#pragma once

#include "builtin/record.hpp"

namespace hallmark::builtin {

/**
 * Put a record in the place of an object's notes, which it holds: they are not
 * taken for the host's.
 *
 * The symbols that it names become hidden, so that no host exports them.
 *
 * @param file    That `merged` was read from.
 * @param record  Of `merged`, which has notes.
 *
 * Errors:   unsupported  no relocation of the machine says a distance in 64
 *                        bits
 *           unreadable   the file cannot be written
 */
Result<void>
write_record(const std::string& file,
             const Merged& merged,
             const Record& record);

}  // namespace hallmark::builtin
