// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Knows TOML as a tree of values, each with the place it was written at.
//
// The parser's header is heavy and its tables forget the order of their keys.
// So it is named in document.cpp alone; everything else reads this tree, which
// keeps the order and the places, keys included.

#pragma once

#include "base/result.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace hallmark::describe {

using base::Result;

/// A place in a text file.
struct Place {
  unsigned line = 1;    ///< 1-based
  unsigned column = 1;  ///< 1-based, in bytes
};

/// A string with the place it was written at.
struct Text {
  std::string value;
  Place place;
};

struct Entry;

/// One value of a document.
struct Node {
  enum class Kind { string, integer, decimal, boolean, date, array, table };

  Kind kind = Kind::table;
  Place place;
  std::string text;            ///< a string's content; else as TOML spells it
  std::vector<Node> elements;  ///< of an array
  std::vector<Entry> entries;  ///< of a table, in the order of the document

  /// The value of a key of a table, or null.
  [[nodiscard]] const Node* find(std::string_view key) const;
};

/// A key of a table and its value.
struct Entry {
  std::string key;
  Place place;  ///< of the key
  Node value;
};

/// `a string`, `an array`: as messages print kinds.
[[nodiscard]] std::string
format_kind(Node::Kind kind);

/**
 * Parse a TOML document.
 *
 * @param name  Of the file, for messages.
 * @return      Its root, a table.
 *
 * Errors:   malformed  not UTF-8, not TOML; with line and column
 */
Result<Node>
parse_document(const std::string& name, std::string_view text);

}  // namespace hallmark::describe
