// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Knows whether all that a plugin requires is there, before any of it is
// opened.
//
// The chains are walked from stamp to stamp: of what is open or being opened,
// as the table has them, and of what a search finds. So a circle is seen by
// every thread that is in it, whole, and not by the one alone that would have
// to wait for itself.

#pragma once

#include "load/scan.hpp"
#include "load/state.hpp"

#include <optional>
#include <string>
#include <vector>

namespace hallmark::load {

/// What one open searches, for all that is required: folders are read once,
/// and not at all when everything is open.
class Search {
public:
  explicit Search(const Options& options) : options_(options) {}

  [[nodiscard]] const Listing& listing();
  [[nodiscard]] const Options& options() const { return options_; }

private:
  const Options& options_;
  std::optional<Listing> listing_;
};

/// What is asked of a plugin that another one requires.
Result<Request>
make_request(const model::Requirement& requirement, Search& search);

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
Result<void>
check_plan(const State& state,
           const model::Identity& identity,
           const std::vector<model::Requirement>& requirements,
           Search& search);

}  // namespace hallmark::load
