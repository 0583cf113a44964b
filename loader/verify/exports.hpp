// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Finds where a file defines what its stamp declares.

#pragma once

#include "base/error.hpp"
#include "elf/symbols.hpp"
#include "model/stamp.hpp"

#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

namespace hallmark::verify {

/// Where declared exports are: each a place in `Symbols::entries`.
struct ExportPlaces {
  /// Instead of a place: the file does not define it.
  static constexpr auto absent = std::numeric_limits<std::uint32_t>::max();

  std::vector<std::uint32_t> exports;   ///< of `Stamp::exports`, in order
  std::vector<std::uint32_t> optional;  ///< of `Stamp::optional`, in order
};

/// Find every declared export, in time linear in exports and symbols.
[[nodiscard]] ExportPlaces
find_exports(const model::Stamp& stamp, const elf::Symbols& symbols);

/**
 * Check that all exports are there that are not optional.
 *
 * @return  Nothing, or `missing_export`: `export 'create_filter' is not
 *          defined`, with the nearest names; several are told one a line, all
 *          of them, in the order of the stamp.
 */
[[nodiscard]] std::optional<base::Error>
check_exports(const model::Stamp& stamp,
              const elf::Symbols& symbols,
              const ExportPlaces& places);

}  // namespace hallmark::verify
