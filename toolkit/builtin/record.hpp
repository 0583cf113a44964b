// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What a built-in plugin leaves in its host: the content of note type 6, and
// the private names of its symbols.

#pragma once

#include "builtin/merged.hpp"
#include "model/builtin.hpp"
#include "model/stamp.hpp"

#include <map>
#include <string>
#include <vector>

namespace hallmark::builtin {

/// Private names of symbols, by the names that they have in the plugin.
using Renames = std::map<std::string, std::string>;

/**
 * What the symbols of a plugin are called in its host.
 *
 * Every definition that is the plugin's own gets the plugin's name behind its
 * own, as compilers name clones, so that demanglers read it on:
 * `create_filter.audio_2eexample_2freverb__1_2e2_2e0`. Weak ones stay, for
 * inline functions and templates are one in a program; but not those that the
 * stamp declares.
 */
[[nodiscard]] Renames
make_renames(const Merged& merged, const model::Stamp& stamp);

/// The lines that objcopy's --redefine-syms reads.
[[nodiscard]] std::string
format_renames(const Renames& renames);

/// A place of a record that the linker fills in.
struct Place {
  std::uint64_t offset = 0;  ///< in the content
  std::size_t symbol = 0;    ///< place in Merged::symbols
};

/// The content of note type 6 and what is to be filled in.
struct Record {
  std::string content;
  std::vector<Place> places;
};

/**
 * The record of a plugin: addresses of what it exports, of its hooks and of
 * its context slot, and the notes that its file would have.
 *
 * Errors:   missing_export  every declared export that is not defined
 */
Result<Record>
make_record(const Merged& merged, const model::Stamp& stamp);

}  // namespace hallmark::builtin
