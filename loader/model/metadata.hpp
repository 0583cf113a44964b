// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Note type 4: the author's own metadata and items.

#pragma once

#include "base/result.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hallmark::model {

using base::Result;

/// How long the text of note type 4 may be: 64 KiB.
inline constexpr std::size_t metadata_limit_bytes = 64 << 10;

/// One line of note type 4.
struct Value {
  enum class Kind { string, number, boolean, empty_array };

  std::string key;  ///< as it stands: `metadata.category.0`, `items.0.id`
  Kind kind = Kind::string;
  std::string text;  ///< unescaped, without quotes
};

/**
 * Metadata and items of a plugin, flattened.
 *
 *     metadata.name="Schroeder reverb"
 *     metadata.category.0="effect"
 *     metadata.gain=1.5
 *     items.0.id="hall"
 *
 * Strings are in double quotes with `\"`, `\\`, `\n`, `\t`, `\r` and `\xHH`
 * (control bytes); numbers, as JSON writes them, and booleans stand bare; an
 * empty array is `[]`. A dot in an author's key is written `\.`, `=` as `\=`, a
 * backslash `\\`, a control byte as in a string.
 *
 * Items, and the elements of an array, are numbered from 0 without a gap and
 * stand together in that order, so that each item has at least one key. No key
 * is there twice.
 */
struct Metadata {
  std::vector<Value> values;  ///< in the order of the description

  /**
   * The text of `metadata.KEY`; an array gives its elements joined by `, `.
   *
   * @param key  With the author's own dots, as in the description.
   * @return     Nothing when there is no such key.
   */
  [[nodiscard]] std::optional<std::string> find(std::string_view key) const;
  /// How many items there are.
  [[nodiscard]] std::size_t item_count() const;
  /// The text of `items.INDEX.KEY`, as find().
  [[nodiscard]] std::optional<std::string> find_item(
    std::size_t index,
    std::string_view key) const;
  /// The author's keys of the metadata, or of one item, in order, unescaped.
  [[nodiscard]] std::vector<std::string> keys() const;
  [[nodiscard]] std::vector<std::string> item_keys(std::size_t index) const;
};

/**
 * Parse the content of note type 4; one NUL may follow it, see parse_stamp().
 *
 * Errors:   malformed  which line, and why; more than 64 KiB
 */
Result<Metadata>
parse_metadata(std::string_view text);

/// The text that parse_metadata() reads; ends with a newline when not empty.
[[nodiscard]] std::string
format_metadata(const Metadata& metadata);

/// An author's key with its dots, `=`, backslashes and control bytes escaped.
[[nodiscard]] std::string
escape_key(std::string_view key);

}  // namespace hallmark::model
