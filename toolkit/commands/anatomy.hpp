// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What the commands that look into a file find there, sound or not.

#pragma once

#include "exports/entry.hpp"
#include "model/metadata.hpp"
#include "model/stamp.hpp"
#include "verify/candidate.hpp"

#include <optional>
#include <string>
#include <vector>

namespace hallmark::commands {

/// An interface that a file speaks: what its compiler made of it.
struct SpokenInterface {
  std::string name;
  std::string version;
  std::string fingerprint;
  bool is_provided = false;  ///< by hosts; else by plugins
};

/// A file as far as it can be read. Views live as long as the source.
struct Anatomy {
  verify::Parts parts;
  std::optional<model::Stamp> stamp;  ///< as its note says it
  /// Every declared export, those that are missing too; with types.
  std::vector<exports::Entry> exports;
  std::vector<SpokenInterface> expected;  ///< in notes of type 5
  model::Metadata metadata;
  std::vector<base::Error> faults;  ///< of the stamp; none without one
  /// Why it is no plugin, when nothing of a stamp is there.
  std::optional<base::Error> unstamped;

  /// The fingerprint of an interface that the plugin implements, or empty.
  [[nodiscard]] std::string find_fingerprint(std::string_view name) const;

  /// The dynamic symbol of that name, or null.
  [[nodiscard]] const elf::Symbol* find_symbol(std::string_view name) const;
};

/**
 * Read an ELF file of any platform that can be read.
 *
 * Errors:   malformed       not a sound ELF file
 *           wrong_platform  of another class or byte order
 */
base::Result<Anatomy>
read_anatomy(base::Source& source);

/// The stamp as its note says it, or nothing when that cannot be read.
[[nodiscard]] std::optional<model::Stamp>
find_stamp(const verify::Parts& parts);

/// `function`, `variable`; `missing` for null.
[[nodiscard]] std::string_view
format_kind(const elf::Symbol* symbol);

/// Text of others for a terminal: control bytes and what is no UTF-8 as `\xHH`.
[[nodiscard]] std::string
format_plain(std::string_view text);

}  // namespace hallmark::commands
