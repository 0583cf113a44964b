// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What a file says about its boundary: any of the files that `hallmark diff`
// compares.

#pragma once

#include "exports/manifest.hpp"
#include "model/contract.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace hallmark::diff {

using base::Result;

enum class Kind {
  plugin,
  host,      ///< an ELF file without a stamp that speaks interfaces
  text,      ///< canonical text of one interface: `.abi`
  manifest,  ///< exports manifest
};

/// An interface that a side speaks.
struct Spoken {
  std::unique_ptr<const std::string> text;  ///< what `contract` is a view of
  model::Contract contract;
  bool is_expected = false;  ///< of the one that it meets: note type 5
};

/// One of the two that are compared.
struct Side {
  std::string file;
  Kind kind = Kind::text;
  std::optional<exports::Manifest> manifest;  ///< of plugin and manifest
  std::vector<Spoken> spoken;                 ///< none of a manifest
};

/// `plugin`, `host`, `abi`, `manifest`.
[[nodiscard]] std::string_view
format_kind(Kind kind);

/**
 * Read a file, whichever it is. It is the subject of the errors.
 *
 * Errors:   not_found, unreadable  as base::File::open()
 *           malformed       none of the four kinds, or not a sound one
 *           not_stamped     a sound ELF file that is neither plugin nor host
 *           unsupported     a newer format of stamp or text
 *           wrong_platform  an ELF file of another class or byte order
 */
Result<Side>
read_side(const std::string& file);

}  // namespace hallmark::diff
