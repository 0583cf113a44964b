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
#include "verify/calls.hpp"

#include <string>
#include <vector>

namespace hallmark::load {

/// What is asked of a plugin that another one requires. A view of `calls`.
base::Result<find::Request>
make_request(const model::Requirement& requirement,
             verify::Calls* calls,
             find::Search& search);

/// What the holds of one plugin are called, for those who cannot close
/// another.
[[nodiscard]] std::string
format_holder(const model::Identity& who);

/// `'audio.example/reverb' 1.2.0 requires 'audio.example/fft' ^2.0`
[[nodiscard]] std::string
format_link(const model::Identity& who, const model::Requirement& requirement);

/// One that is there and does not open, or is not what the plugin calls. What
/// it requires itself speaks for itself: the chain grows at its front.
[[nodiscard]] base::Error
make_refused(const model::Identity& who,
             const model::Requirement& requirement,
             base::Error why);

/**
 * Walk through all that a plugin requires, and compare what it calls of it.
 *
 * @param notes  Of the plugin.
 *
 * Errors:   missing_requirement  one is nowhere in its range, or is not what
 *                                is called; with the chain to it, and all that
 *                                was tried
 *           recursive            a circle, with the chain
 */
base::Result<void>
check_plan(table::State& state,
           const model::Stamp& stamp,
           const verify::Notes& notes,
           find::Search& search);

}  // namespace hallmark::load
