// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Knows how a loader searches its folders, and which plugin it takes.

#pragma once

#include "load/loader.hpp"
#include "load/scan.hpp"

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
[[nodiscard]] Listing
scan(const Options& options,
     const std::string* folder,
     const hallmark_expected* interface);

/// Loader::changes(), and tell the log of them.
[[nodiscard]] Listing
list_changes(Loader& loader);

/// What the folders of the options hold, then what is built in.
[[nodiscard]] Listing
scan_everywhere(const Options& options);

/// The first of the highest versions that meet a request, which has a path;
/// or null.
[[nodiscard]] const Found*
choose_found(const Listing& listing,
             const Request& request,
             const Options& options);

/// That nothing of a listing meets a request, and why.
[[nodiscard]] base::Error
make_not_found(const Listing& listing,
               const Request& request,
               const Options& options);

/// Add `'FILE': REASON` to the details of an error, with the lines below it.
void
add_tried(base::Error& error, const std::string& name, const base::Error& why);

/**
 * Open what a search has found, if it is that very path and version still.
 *
 * Errors:   see hallmark_open(); what is not usable gives its own error
 */
Result<Plugin*>
open_found(const std::shared_ptr<State>& state,
           const Found& found,
           Request request);

/**
 * Open the highest version that meets a request; among equal ones the first.
 *
 * @param request  With a path.
 *
 * Errors:   not_found  with all that was tried, and why it was not taken
 *           any        of opening it
 */
Result<Plugin*>
find_plugin(Loader& loader, const Request& request);

}  // namespace hallmark::load
