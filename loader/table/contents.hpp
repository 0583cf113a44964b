// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What the texts of an open plugin say: its exports by name, its contracts, the
// facts of its toolchain, its metadata.

#pragma once

#include "image/exports.hpp"
#include "image/mapped_exports.hpp"
#include "table/contracts.hpp"
#include "table/texts.hpp"

#include <optional>
#include <vector>

namespace hallmark::table {

struct Contents {
  image::Exports exports;
  Contracts contracts;
  std::vector<model::Fact> facts;    ///< of its toolchain
  Texts texts;                       ///< metadata and items
  std::optional<base::Error> error;  ///< why they could not be read

  /// Errors: those of image::Exports::make().
  base::Result<void> fill(const image::Library& library,
                          const verify::Candidate& candidate);
  void fill(const verify::Builtin& builtin);

  /// Read the texts of a plugin where they are mapped. They were not verified:
  /// what is not sound leaves all of this empty, and `error` says why.
  void read(const image::Library& library, const image::MappedExports& decided);
};

}  // namespace hallmark::table
