// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Knows how what a plugin requires is opened before it.

#pragma once

#include "load/requirements.hpp"
#include "load/state.hpp"

namespace hallmark::load {

/**
 * Open all that a plugin requires, in the order of its stamp, and first what
 * those require: what is open in range already, else the highest version that
 * a search finds. When one of them fails, those before it are closed.
 *
 * @param request  Of the plugin; with the search of whoever requires it.
 *
 * Errors:   missing_requirement, recursive: with the chain
 */
Result<Requirements>
open_requirements(const std::shared_ptr<State>& state,
                  const model::Stamp& stamp,
                  const Request& request);

}  // namespace hallmark::load
