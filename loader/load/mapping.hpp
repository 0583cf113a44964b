// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// How the file that was verified is mapped, and no other.

#pragma once

#include "image/library.hpp"
#include "table/entries.hpp"
#include "verify/candidate.hpp"
#include "verify/decided.hpp"

namespace hallmark::load {

/**
 * Map a file that was verified, and confirm that what is mapped is that file.
 *
 * Its constructors run here, and those of libraries that it needs.
 *
 * Errors:   changed     the name stands for another file by now
 *           unresolved  with every library and symbol that is missing
 */
base::Result<image::Library>
map_confirmed(const table::Entry& entry, const verify::Candidate& candidate);

/// The same of a plugin that was decided about without its texts.
base::Result<image::Library>
map_confirmed(const table::Entry& entry,
              const verify::Decided& plugin,
              base::File& file);

}  // namespace hallmark::load
