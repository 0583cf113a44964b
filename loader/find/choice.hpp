// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Which of the plugins that were found is taken, and why the others are not.

#pragma once

#include "find/builtins.hpp"
#include "find/request.hpp"
#include "find/scan.hpp"
#include "table/options.hpp"

#include <optional>
#include <string>

namespace hallmark::find {

/// Why something is not taken; nothing when it could be.
[[nodiscard]] std::optional<base::Error>
find_reason(const Found& found,
            const Request& request,
            const table::Options& options);

/// The first of the highest versions that meet a request, which has a path;
/// or null.
[[nodiscard]] const Found*
choose_found(const Listing& listing,
             const Request& request,
             const table::Options& options);

/**
 * The same of what is built in; where nothing meets the request the newest,
 * which says why.
 *
 * Errors:   not_found  no built-in plugin has that path
 *           any        of a record that cannot be read
 */
base::Result<const BuiltinFound*>
choose_builtin(const std::string& path,
               const Request& request,
               const table::Options& options,
               const Builtins& all);

/// That nothing of a listing meets a request, and why.
[[nodiscard]] base::Error
make_not_found(const Listing& listing,
               const Request& request,
               const table::Options& options);

/// Add `'FILE': REASON` to the details of an error, with the lines below it.
void
add_tried(base::Error& error, const std::string& name, const base::Error& why);

/// Tell a log of all that is there; gives whether it could be taken.
bool
tell_found(const Found& found,
           const Request& request,
           const table::Options& options);

/// Tell a log of a choice: of what is taken, and why all else is not.
void
tell_choice(const Listing& listing,
            const Found* best,
            const Request& request,
            const table::Options& options);

}  // namespace hallmark::find
