// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The exports manifest: what a built plugin exports, as JSON
// (schemas/exports.schema.json).

#pragma once

#include "exports/entry.hpp"
#include "model/stamp.hpp"
#include "verify/candidate.hpp"

#include <string>
#include <vector>

namespace hallmark::exports {

using base::Result;

/// The only manifest format that is written and read.
inline constexpr unsigned manifest_format = 1;

/// What a plugin exports, and what it asks for.
struct Manifest {
  model::Identity identity;
  std::vector<Entry> exports;  ///< in the order of the stamp
  std::vector<model::InterfaceName> implements;
  std::vector<model::InterfaceName> uses;
  std::vector<model::Requirement> requirements;
};

/**
 * The manifest of a plugin in which check_link() finds no error.
 *
 * Errors:  as add_types()
 */
Result<Manifest>
make_manifest(const model::Stamp& stamp, const verify::Parts& parts);

/// Its JSON, ending with a newline.
[[nodiscard]] std::string
format_manifest(const Manifest& manifest);

/// Errors: malformed  not JSON, another format, a key that lacks or has the
///                    wrong type
Result<Manifest>
parse_manifest(const std::string& text);

/**
 * What differs between a plugin and a manifest of it.
 *
 * The size of a function's code is no promise and is not compared, nor is the
 * place of a declaration.
 */
[[nodiscard]] std::vector<base::Difference>
compare_manifests(const Manifest& found, const Manifest& expected);

}  // namespace hallmark::exports
