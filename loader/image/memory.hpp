// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Files in memory. Nobody can write to one between its check and its mapping.

#pragma once

#include "base/file.hpp"

#include <string>

namespace hallmark::image {

using base::Result;

/**
 * A sealed file in memory (memfd_create(2)) with a copy of some bytes: neither
 * its content nor its size can change, by anyone.
 *
 * Errors:   unsupported  the system has no such files
 *           unreadable   no memory or no descriptor is left
 */
Result<base::File>
make_memory_file(base::Bytes bytes);

/// The name by which a descriptor of this process is mapped. It means another
/// file as soon as the descriptor is closed.
[[nodiscard]] std::string
format_descriptor(int descriptor);

/// Leave a file open for as long as the process lives: something of it is
/// mapped, for good, under the name of its descriptor.
void
keep_for_ever(base::File file);

}  // namespace hallmark::image
