// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// One hash for each type that covers all that the type reaches, made in one walk
// over the types, however many of them reach the same ones.

#pragma once

#include "contract/text/graph.hpp"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace hallmark::contract::text {

/// `class audio::Params` and the lines below it.
[[nodiscard]] std::string
format_block(const std::string& key, const Block& block);

/**
 * Types that reach each other are a group, with one hash: over their blocks,
 * sorted by name, and the lines of the other groups that they name.
 */
class TypeHashes {
public:
  /// The blocks must outlive it.
  explicit TypeHashes(const std::map<std::string, Block>& blocks);

  /// The groups of some types: of each a line `types` with its hash, sorted.
  /// What has no block has none.
  [[nodiscard]] std::string format_lines(
    const std::set<std::string>& types) const;

private:
  using Number = std::size_t;

  /// A type whose uses are being looked at.
  struct Step {
    Number type = 0;
    Number next = 0;  ///< of its uses
  };

  void walk(Number first);
  void enter(Number type);
  void leave(Number type);
  void close_group(Number type);
  [[nodiscard]] std::string hash_group(const std::vector<Number>& group) const;

  std::vector<const std::pair<const std::string, Block>*> blocks_;
  std::unordered_map<std::string_view, Number> numbers_;
  std::vector<std::vector<Number>> uses_;
  std::vector<std::string> hashes_;  ///< empty until the group is known

  // Tarjan's algorithm: a group is known when all that it reaches is.
  std::vector<Number> order_;   ///< in which types were entered, from 1
  std::vector<Number> lowest_;  ///< that each reaches among those still open
  std::vector<Number> open_;
  std::vector<Step> path_;
  Number entered_ = 0;
};

}  // namespace hallmark::contract::text
