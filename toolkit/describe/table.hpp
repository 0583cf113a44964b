// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// How the keys of a table are read: which there may be, of which kind.

#pragma once

#include "describe/document.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hallmark::describe {

/// Kinds of values, as toml++ names them.
using Kind = toml::node_type;

/**
 * A table whose keys are known.
 *
 * What is wrong goes to the faults of the document; the value given then is an
 * empty one. Views of the document, which outlives it.
 */
class Table {
public:
  /**
   * @param keys  Every key that the table may have; another is a fault, with
   *              the nearest of these as the hint.
   */
  Table(Document& document,
        const toml::table& table,
        const std::vector<std::string>& keys);

  /// Where the table begins: the place of what is missing in it.
  [[nodiscard]] Place place() const;
  /// The value of a key, or null; a fault when it is of another kind.
  [[nodiscard]] const toml::node* find(std::string_view key, Kind kind) const;

  /// A string that may be missing.
  [[nodiscard]] std::optional<Text> find_text(std::string_view key) const;
  /// A string that must be there.
  [[nodiscard]] Text require_text(std::string_view key) const;
  /// An array of strings; empty when it is missing.
  [[nodiscard]] std::vector<Text> find_texts(std::string_view key) const;
  /// A fault unless the key is there.
  void require(std::string_view key, std::string hint = {}) const;

private:
  Document& document_;
  const toml::table& table_;
};

/// The fault that a value is of another kind than `expected`.
void
report_kind(Document& document,
            const toml::node& node,
            std::string_view what,
            std::string_view expected);

/// A string, or the fault that `what` is none.
[[nodiscard]] Text
take_text(Document& document, const toml::node& node, std::string_view what);

}  // namespace hallmark::describe
