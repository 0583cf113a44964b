// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A TOML document while it is read.
//
// The tree is toml++'s own, which knows the place of each key and value. Its
// header is heavy: only what reads documents includes this.

#pragma once

#include "describe/fault.hpp"
#include "describe/lines.hpp"

#include <string>
#include <string_view>
#include <vector>

#include <toml++/toml.h>

namespace hallmark::describe {

/// A document, and what its readers find wrong with it.
struct Document {
  toml::table root;
  Lines lines;
  Faults faults;
};

/// A key of a table, and its value.
struct Entry {
  const toml::key* key = nullptr;
  const toml::node* value = nullptr;
};

/// The entries of a table in the order of the document; toml++ sorts them by
/// key.
[[nodiscard]] std::vector<Entry>
list_entries(const toml::table& table);

/// Where a key or a value begins.
[[nodiscard]] Place
find_place(const Document& document, const toml::source_region& region);

/// `a string`, `an array`: as messages print kinds.
[[nodiscard]] std::string
format_kind(toml::node_type kind);

/**
 * Parse a TOML document.
 *
 * @param name  Of the file, for messages.
 *
 * Errors:   malformed  not UTF-8, not TOML; with line and column
 */
Result<Document>
parse_document(const std::string& name, std::string_view text);

/**
 * Read and parse a description.
 *
 * Errors:   not_found, unreadable  the file
 *           malformed              it is larger than any description, or no
 *                                  TOML
 */
Result<Document>
read_document(const std::string& file);

}  // namespace hallmark::describe
