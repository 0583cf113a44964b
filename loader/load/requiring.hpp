// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What a plugin requires is opened before it.

#pragma once

#include "find/found.hpp"
#include "load/closing.hpp"
#include "table/state.hpp"
#include "verify/candidate.hpp"

#include <functional>
#include <memory>

namespace hallmark::load {

/// Opens what was found, counted for the caller: open_found().
using OpenFound = std::function<base::Result<table::Plugin*>(
  const std::shared_ptr<table::State>& state,
  const find::Found& found,
  find::Request request)>;

/**
 * Open all that a plugin requires, in the order of its stamp, and first what
 * those require: what is open in range already, else the highest version that
 * a search finds and that is what the plugin calls. When one of them fails,
 * those before it are closed.
 *
 * @param request  Of the plugin; with the search of whoever requires it.
 *
 * Errors:   missing_requirement, recursive: with the chain
 */
base::Result<Required>
open_requirements(const std::shared_ptr<table::State>& state,
                  const verify::Candidate& candidate,
                  const find::Request& request,
                  const OpenFound& open_found);

}  // namespace hallmark::load
