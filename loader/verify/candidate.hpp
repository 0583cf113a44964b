// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Reads a file and checks that it is a plugin and consistent with itself.

#pragma once

#include "elf/dynamic.hpp"
#include "elf/image.hpp"
#include "elf/notes.hpp"
#include "elf/symbols.hpp"
#include "model/metadata.hpp"
#include "model/stamp.hpp"
#include "verify/exports.hpp"
#include "verify/platform.hpp"

#include <optional>
#include <vector>

namespace hallmark::verify {

using base::Error;
using base::Result;
using base::Source;

/// A stamped file as it was read. Views live as long as the source.
struct Candidate {
  elf::Image image;
  elf::Dynamic dynamic;
  elf::Symbols symbols;
  std::vector<elf::Note> notes;  ///< those whose owner is Hallmark
  model::Stamp stamp;
  model::Metadata metadata;
  ExportPlaces places;  ///< of what `stamp` declares, in `symbols`
};

/// Whether the texts of contracts, the greatest part of a stamp, are read now
/// or left in the file.
enum class ContractTexts { read, left };

/**
 * Read a plugin and check it against itself: steps 3 and 4 of opening.
 *
 * @param platform  What it must be for; nothing accepts any that can be read,
 *                  for tools that look at another machine's files.
 * @param texts     Whether contracts are read now, or left in the file until
 *                  elf::read_left(): equal fingerprints need none.
 *
 * Errors:   malformed       not a sound ELF file; a note or a symbol table out
 *                           of bounds; two stamps; symbol and note disagree
 *           wrong_platform  class, byte order or machine: told first
 *           not_stamped     a sound ELF file that is no plugin
 *           unsupported     a stamp of a newer format
 *           missing_export  declared exports that are not defined: all of
 *                           them, in order, with the nearest names
 */
Result<Candidate>
read_candidate(Source& source,
               const std::optional<Platform>& platform,
               ContractTexts texts = ContractTexts::read);

/**
 * The stamp alone, for tools and for the build step that has its own words
 * for each fault: what read_candidate() reads, unchecked against itself.
 */
struct Parts {
  elf::Image image;
  std::optional<elf::Dynamic> dynamic;
  elf::Symbols symbols;
  std::vector<elf::Note> notes;
  std::vector<std::string> stamp_symbols;  ///< names of the form hallmark$…
};

Result<Parts>
read_parts(Source& source,
           const std::optional<Platform>& platform,
           ContractTexts texts = ContractTexts::read);

/**
 * What is wrong with a file's own stamp; none when it is sound.
 * The order is that of read_candidate(), which reports the first.
 */
[[nodiscard]] std::vector<Error>
check_parts(const Parts& parts);

}  // namespace hallmark::verify
