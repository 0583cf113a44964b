// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Confirms that what is mapped is what was verified.
//
// Between the check and the mapping a file can be swapped, and dlopen gives an
// older image when the link map has the same name. So the program headers,
// the notes, .dynsym and .dynstr in memory are compared with those that were
// read. Not by /proc/self/maps: btrfs shows another device there than stat,
// and reading it took 38 us, 1.6 ms with 300 plugins open.

#pragma once

#include "image/library.hpp"
#include "verify/candidate.hpp"
#include "verify/decided.hpp"

#include <cstdint>
#include <optional>

namespace hallmark::image {

/// Whether the mapped image is the file that `candidate` was read from. Reads
/// memory only where equal program headers say that it is mapped.
[[nodiscard]] bool
is_confirmed(const Library& library, const verify::Candidate& candidate);

/// The same of a plugin that was decided about without its texts.
[[nodiscard]] bool
is_confirmed(const Library& library, const verify::Decided& plugin);

/// The address, before relocation, of a note's content in memory; nothing
/// when no segment maps it.
[[nodiscard]] std::optional<std::uint64_t>
find_content_address(const elf::Image& image, const elf::Note& note);

}  // namespace hallmark::image
