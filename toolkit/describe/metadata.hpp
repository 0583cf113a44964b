// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Which values an author may put under `metadata` and `items`.

#pragma once

#include "describe/document.hpp"
#include "model/metadata.hpp"

namespace hallmark::describe {

/**
 * Flatten `[metadata]` and `[[items]]` of a description. Both may be missing.
 *
 * Faults: a value that is no string, number, boolean or array of them; a
 * number that is not finite; an item that is no table or an empty one; too
 * much of it all.
 */
[[nodiscard]] model::Metadata
read_metadata(Document& document);

}  // namespace hallmark::describe
