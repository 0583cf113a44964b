// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What a plugin's notes say of the types of its exports.

#pragma once

#include "base/result.hpp"
#include "elf/notes.hpp"
#include "exports/entry.hpp"

#include <vector>

namespace hallmark::exports {

using base::Result;

/**
 * Add signature, interface, fingerprint and place to the exports that have
 * them: from note type 2 and the texts of note type 3.
 *
 * Errors:   malformed    a table or a text that is not sound
 *           unsupported  a text of a newer format
 */
Result<void>
add_types(const std::vector<elf::Note>& notes, std::vector<Entry>& exports);

}  // namespace hallmark::exports
