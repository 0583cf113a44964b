// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Checks that the notes that decide, of types 8 and 9, repeat what the texts of
// a stamp say. Loaders take the one or the other; what builds and shows plugins
// looks at both.

#pragma once

#include "base/error.hpp"
#include "elf/notes.hpp"
#include "model/stamp.hpp"

#include <optional>
#include <vector>

namespace hallmark::verify {

/**
 * @param notes  All notes of ours in the file, in its order, with contents.
 * @param stamp  What note type 1 says.
 *
 * @return  `malformed`: there are several, one lacks the other, or they say
 *          something else. Nothing when they agree, or when there are none.
 */
[[nodiscard]] std::optional<base::Error>
check_repeated(const std::vector<elf::Note>& notes, const model::Stamp& stamp);

}  // namespace hallmark::verify
