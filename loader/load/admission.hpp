// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Whether a plugin may be opened: all that is asked of it, and that it asks
// for, before anything of it is mapped.

#pragma once

#include "find/request.hpp"
#include "table/state.hpp"
#include "verify/candidate.hpp"

#include <vector>

namespace hallmark::load {

using base::Result;

/// What of a request a plugin that is open already does not meet.
[[nodiscard]] std::vector<base::Error>
check_open(const table::Plugin& plugin, const find::Request& request);

/// Whether what a request calls fits a plugin that is open. The request must
/// outlive it.
[[nodiscard]] table::Fits
make_fits(const find::Request& request);

/// A plugin that is open already, counted for the caller, if it is what this
/// one expects; else it is let go.
Result<table::Plugin*>
share(table::Plugin* plugin, const find::Request& request);

/**
 * Check a plugin that is sound against all that is asked of it and that it
 * asks for, and claim its identity.
 */
Result<void>
admit(table::State& state,
      table::Entry& entry,
      const verify::Candidate& candidate,
      const find::Request& request);

/// The same of a file whose contracts are in the file still: where
/// fingerprints are equal nobody needs them, else they decide and say what
/// differs.
Result<void>
admit_file(table::State& state,
           table::Entry& entry,
           base::File& file,
           verify::Candidate& candidate,
           const find::Request& request);

}  // namespace hallmark::load
