// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The differences of two contract texts, as the loader finds them.

#pragma once

#include "diff/report.hpp"
#include "model/contract.hpp"

#include <vector>

namespace hallmark::diff {

/// Every difference of two contracts of the same machine, most important
/// first, as verify::compare_versions() judges them. An export more of a
/// plugin's own is compatible.
[[nodiscard]] std::vector<Item>
compare_contracts(const model::Contract& old_one,
                  const model::Contract& new_one);

}  // namespace hallmark::diff
