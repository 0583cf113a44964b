// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Checks the record of a built-in plugin.

#pragma once

#include "model/builtin.hpp"
#include "verify/candidate.hpp"

namespace hallmark::verify {

/// A plugin that is linked into its host. Views of its note.
struct Builtin {
  model::BuiltinRecord record;
  Candidate candidate;  ///< notes, stamp and metadata; nothing of a file
};

/**
 * Read the record of a plugin: what read_candidate() is for files.
 *
 * @param content  Of note type 6.
 *
 * Errors:   malformed    the record, a note in it, or no stamp
 *           unsupported  a newer record or stamp
 */
Result<Builtin>
read_builtin(base::Bytes content);

/// The symbol of a record, or null.
[[nodiscard]] const model::BuiltinAddress*
find_address(const model::BuiltinRecord& record, std::string_view name);

}  // namespace hallmark::verify
