// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Checks that all targets of a generated source make the same contract.

#pragma once

#include "contract/contract.hpp"
#include "stamp/targets.hpp"

#include <functional>
#include <string>
#include <vector>

namespace hallmark::stamp {

/**
 * The contract that every target makes.
 *
 * @param header   What it is made of, as messages name it.
 * @param targets  One at least.
 * @param make     Called with each. When it says that its input is wrong, that
 *                 is a file and no call: invalid_argument becomes malformed,
 *                 and files are named from where the step runs when that is
 *                 shorter.
 *
 * Errors:   malformed  two targets make different contracts, with the flags
 *                      that only one of them has; those of `make`
 */
Result<contract::Contract>
make_for_all(
  const std::string& header,
  const std::vector<Target>& targets,
  const std::function<Result<contract::Contract>(const Target&)>& make);

}  // namespace hallmark::stamp
