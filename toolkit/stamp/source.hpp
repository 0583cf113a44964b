// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The generated source that a plugin's build compiles together with the
// author's own.

#pragma once

#include "model/metadata.hpp"
#include "model/stamp.hpp"
#include "stamp/facts.hpp"
#include "stamp/note.hpp"

#include <string>
#include <vector>

namespace hallmark::stamp {

/**
 * The text of NAME.plugin.cpp or NAME.plugin.c: the notes, and
 * `hallmark_self()` with the variable that the loader fills in.
 *
 * It compiles without a warning in every standard from C99 and C++11 on, names
 * no place and no time, and leaves no macro behind.
 *
 * @param stamp           With the facts that no macro tells: the compiler adds
 *                        the others.
 * @param metadata        Makes a note of its own unless it is empty.
 * @param contract_notes  Go in among them by their types.
 */
[[nodiscard]] std::string
format_source(const model::Stamp& stamp,
              const model::Metadata& metadata,
              const std::vector<Note>& contract_notes,
              Language language);

}  // namespace hallmark::stamp
