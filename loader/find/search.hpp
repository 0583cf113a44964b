// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// All that a loader can find: what the folders of its options hold, then what
// is built in.

#pragma once

#include "find/scan.hpp"
#include "table/options.hpp"
#include "verify/demands.hpp"

#include <optional>
#include <utility>

namespace hallmark::find {

/// What the folders of the options hold, then what is built in.
[[nodiscard]] Listing
scan_everywhere(const table::Options& options);

/// What one open searches, for all that is required: folders are read once,
/// and not at all when everything is open.
class Search {
public:
  /// @param find_provided  What the program provides to what is found.
  Search(const table::Options& options, verify::FindProvided find_provided)
    : options_(options), find_provided_(std::move(find_provided))
  {
  }

  /// A search whose listing is there already.
  Search(const table::Options& options,
         verify::FindProvided find_provided,
         Listing listing)
    : options_(options),
      find_provided_(std::move(find_provided)),
      listing_(std::move(listing))
  {
  }

  [[nodiscard]] const find::Listing& listing();
  [[nodiscard]] const table::Options& options() const { return options_; }
  [[nodiscard]] const verify::FindProvided& find_provided() const
  {
    return find_provided_;
  }

private:
  const table::Options& options_;
  verify::FindProvided find_provided_;
  std::optional<find::Listing> listing_;
};

}  // namespace hallmark::find
