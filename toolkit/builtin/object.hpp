// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Knows how a relocatable object that holds one note is laid out.
//
// An assembler would do it too, but it would have to be the target's, and what
// it makes has no property note: the whole host would lose IBT or BTI. So the
// plugin's own property note is copied.

#pragma once

#include "builtin/record.hpp"

namespace hallmark::builtin {

/**
 * The bytes of an object whose section `.note.hallmark` holds a record.
 *
 * @param machine     EM_*
 * @param properties  Bytes of `.note.gnu.property`, or empty for none.
 *
 * Its symbols are undefined and hidden, so that no host exports them.
 *
 * Errors:   unsupported  no relocation of that machine says a distance in 64
 *                        bits
 */
Result<std::string>
format_object(const Record& record,
              std::uint16_t machine,
              std::string_view properties);

}  // namespace hallmark::builtin
