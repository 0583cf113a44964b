// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Knows how the keys of a table are read: which there may be, of which kind.

#pragma once

#include "describe/fault.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hallmark::describe {

/**
 * A table whose keys are known.
 *
 * What is wrong goes to the faults; the value given then is an empty one.
 * Views of the node and of the faults, which outlive it.
 */
class Table {
public:
  /**
   * @param keys  Every key that the table may have; another is a fault, with
   *              the nearest of these as the hint.
   */
  Table(const Node& node, const std::vector<std::string>& keys, Faults& faults);

  /// Where the table begins: the place of what is missing in it.
  [[nodiscard]] const Place& place() const { return node_.place; }
  /// The node of a key, or null; a fault when it is of another kind.
  [[nodiscard]] const Node* find(std::string_view key, Node::Kind kind) const;

  /// A string that may be missing.
  [[nodiscard]] std::optional<Text> find_text(std::string_view key) const;
  /// A string that must be there.
  [[nodiscard]] Text require_text(std::string_view key) const;
  /// An array of strings; empty when it is missing.
  [[nodiscard]] std::vector<Text> find_texts(std::string_view key) const;
  /// The fault that a key is not there.
  void report_missing(std::string_view key, std::string hint = {}) const;

private:
  const Node& node_;
  Faults& faults_;
};

/// The fault that a value is of another kind than `expected`.
void
report_kind(const Node& node,
            std::string_view what,
            std::string_view expected,
            Faults& faults);

/// A string, or the fault that `what` is none.
[[nodiscard]] Text
take_text(const Node& node, std::string_view what, Faults& faults);

}  // namespace hallmark::describe
