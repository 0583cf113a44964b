// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The plugins that one plugin requires.

#pragma once

#include "base/result.hpp"
#include "table/hold.hpp"

#include <string>
#include <utility>
#include <vector>

namespace hallmark::table {

/**
 * Holds on what a plugin requires, in the order in which it was opened.
 *
 * A list and no owner: to let go of a plugin may close it, which runs its
 * hook, so whoever has the list does that where hooks may run.
 */
class Requirements {
public:
  Requirements() = default;
  Requirements(Requirements&&) = default;
  Requirements& operator=(Requirements&&) = default;

  /// Take over a hold of the plugin of a path.
  void add(std::string path, Hold& hold)
  {
    all_.push_back({std::move(path), &hold});
  }

  /// Give back the hold that was added last; null when there is none.
  [[nodiscard]] Hold* take_last();

  /// The required plugin of a path.
  /// Errors: not_found  with the nearest path
  [[nodiscard]] base::Result<Plugin*> find(const std::string& path) const;

private:
  struct Requirement {
    std::string path;
    Hold* hold = nullptr;
  };

  std::vector<Requirement> all_;
};

}  // namespace hallmark::table
