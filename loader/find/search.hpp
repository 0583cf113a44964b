// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// All that a loader can find: what the folders of its options hold, then what
// is built in.

#pragma once

#include "find/scan.hpp"
#include "table/options.hpp"

#include <optional>

namespace hallmark::find {

/// What the folders of the options hold, then what is built in.
[[nodiscard]] Listing
scan_everywhere(const table::Options& options);

/// What one open searches, for all that is required: folders are read once,
/// and not at all when everything is open.
class Search {
public:
  explicit Search(const table::Options& options) : options_(options) {}

  [[nodiscard]] const find::Listing& listing();
  [[nodiscard]] const table::Options& options() const { return options_; }

private:
  const table::Options& options_;
  std::optional<find::Listing> listing_;
};

}  // namespace hallmark::find
