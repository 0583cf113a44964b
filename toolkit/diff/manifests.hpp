// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Knows the differences of what two plugins say of themselves, without the
// texts: exports by name, interfaces by version, requirements.
//
// How grave they are is judged for whoever opens the plugin. What it has more
// of is an addition, what it asks more of its host is not. Other plugins that
// it requires are a matter of installation: they never cross the boundary.

#pragma once

#include "diff/report.hpp"
#include "exports/manifest.hpp"

#include <set>
#include <string>
#include <vector>

namespace hallmark::diff {

/// Two of the same kind, old and new.
struct ManifestPair {
  const exports::Manifest& old_one;
  const exports::Manifest& new_one;
};

/**
 * Differences of exports.
 *
 * @param told  Linkage names of exports that texts tell of: they are left out.
 */
[[nodiscard]] std::vector<Item>
compare_exports(const ManifestPair& pair, const std::set<std::string>& told);

/// Differences of plugin path, interfaces and requirements.
[[nodiscard]] std::vector<Item>
compare_roles(const ManifestPair& pair);

}  // namespace hallmark::diff
