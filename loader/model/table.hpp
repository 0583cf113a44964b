// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Note type 2: fingerprints of interfaces, types of exports.

#pragma once

#include "base/result.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hallmark::model {

/// An interface that a plugin implements.
struct TableInterface {
  std::string_view name;
  std::string_view version;
  std::string_view fingerprint;  ///< 32 hexadecimal digits
};

/// A typed export.
struct TableExport {
  std::string_view name;         ///< in source spelling
  std::string_view fingerprint;  ///< 32 hexadecimal digits
  std::string_view type_key;     ///< typeid(hallmark::type<T>*).name(), or ""
  std::string_view signature;    ///< `float(int)`
  std::string_view interface;    ///< that it is part of, or ""
};

/// A complete class that a signature names.
struct TableClass {
  std::string_view type_key;
  std::uint64_t bytes = 0;
  std::uint64_t alignment = 0;  ///< 0: not known, as of C
  bool is_trivial = false;      ///< can be passed in registers
  std::string_view name;        ///< in canonical spelling, or ""
};

/// Note type 2. Views of the text.
struct Table {
  std::vector<TableInterface> interfaces;  ///< in order of the description
  std::vector<TableExport> exports;
  std::vector<TableClass> classes;
};

/// Errors: malformed  which line, and why.
base::Result<Table>
parse_table(std::string_view text);

/**
 * The interface of that name alone: reads no further than the lines of
 * interfaces, which stand first.
 *
 * @return  Nothing when it is not implemented; views of `text`.
 */
[[nodiscard]] std::optional<TableInterface>
find_interface(std::string_view text, std::string_view name);

/// The names of all interfaces, read in the same way.
[[nodiscard]] std::vector<std::string_view>
list_interfaces(std::string_view text);

/// The text that parse_table() reads.
[[nodiscard]] std::string
format_table(const Table& table);

}  // namespace hallmark::model
