// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Checks that everything a plugin requires is there, before any of it is
// opened.
//
// The chains are followed from stamp to stamp, through the plugins in the table
// and those that a search finds. So every thread that is part of a circle sees
// all of it, not only the one thread that would have to wait for itself.

#pragma once

#include "find/request.hpp"
#include "find/search.hpp"
#include "table/state.hpp"

#include <string>
#include <vector>

namespace hallmark::load {

/// What is asked of a plugin that another one requires.
base::Result<find::Request>
make_request(const model::Requirement& requirement, find::Search& search);

/// `'audio.example/reverb' 1.2.0 requires 'audio.example/fft' ^2.0`
[[nodiscard]] std::string
format_link(const model::Identity& who, const model::Requirement& requirement);

/**
 * Walk through all that a plugin requires.
 *
 * Errors:   missing_requirement  one is nowhere in its range; with the chain
 *                                to it, and all that was tried
 *           recursive            a circle, with the chain
 */
base::Result<void>
check_plan(const table::State& state,
           const model::Identity& identity,
           const std::vector<model::Requirement>& requirements,
           find::Search& search);

}  // namespace hallmark::load
