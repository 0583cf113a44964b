// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// How a loader searches its folders, and which plugin it takes.

#pragma once

#include "find/request.hpp"
#include "find/scan.hpp"
#include "table/state.hpp"

#include <memory>
#include <string>

namespace hallmark::load {

/**
 * Look into folders, and tell the log of all that is there.
 *
 * @param folder     One folder; null for those of the options, and what is
 *                   built in after them.
 * @param interface  Leave only plugins that implement it as it is expected;
 *                   null for everything.
 */
[[nodiscard]] find::Listing
scan(const table::State& state,
     const std::string* folder,
     const hallmark_expected* interface);

/**
 * Open the highest version that meets a request; among equal ones the first.
 *
 * @param request  With a path.
 *
 * Errors:   not_found  with all that was tried, and why it was not taken
 *           any        of opening it
 */
base::Result<table::Plugin*>
find_plugin(const std::shared_ptr<table::State>& state,
            const find::Request& request);

}  // namespace hallmark::load
