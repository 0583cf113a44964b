// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The differences between two plugins without their contract texts: exports by
// name, interfaces by version, requirements.
//
// How serious they are is judged for whoever opens the plugin. Something that
// it offers in addition is an addition; something that it asks of its host in
// addition is not. Other plugins that it requires are a matter of installation:
// they never cross the boundary.

#pragma once

#include "diff/report.hpp"
#include "exports/manifest.hpp"
#include "model/contract.hpp"

#include <string_view>
#include <vector>

namespace hallmark::diff {

/// Old and new.
struct ManifestPair {
  const exports::Manifest& old_one;
  const exports::Manifest& new_one;
};

/// What a contract says of its exports in the words of a manifest: neither
/// sizes nor fingerprints.
[[nodiscard]] std::vector<exports::Entry>
list_entries(const model::Contract& contract);

/**
 * Differences of exports, by mutual knowledge: signatures, fingerprints and
 * sizes where both sides have them. Where fingerprints alone differ, the types
 * behind a signature do; which rules allow that only texts could tell.
 *
 * @param interface  Those of one interface; empty: a plugin's own.
 */
[[nodiscard]] std::vector<Item>
compare_exports(const ManifestPair& pair, std::string_view interface);

/// Differences of plugin path, interfaces and requirements.
[[nodiscard]] std::vector<Item>
compare_roles(const ManifestPair& pair);

}  // namespace hallmark::diff
