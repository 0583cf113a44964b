// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The symbols that the pointers in a contract object point to, and the symbols
// that an object exports.

#pragma once

#include "base/result.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace hallmark::contract::dwarf {

using base::Result;

/// What a pointer in the object's data is to be set to.
struct Target {
  std::string symbol;     ///< linkage name
  bool external = false;  ///< global or weak: another file can see it
};

/**
 * The targets of the object's pointers, by the name of the variable that holds
 * the pointer. Variables whose value is computed at start-up have none.
 *
 * Errors:   not_found, unreadable, malformed
 */
Result<std::map<std::string, Target>>
read_targets(const std::string& file);

/// A symbol that an object defines and other files of any library may see.
struct VisibleSymbol {
  std::string name;      ///< linkage name
  bool is_weak = false;  ///< another definition may take its place
  bool is_thread_local = false;
};

/**
 * The symbols of default visibility that an object defines, in its order.
 *
 * Errors:   as read_targets()
 */
Result<std::vector<VisibleSymbol>>
read_visible(const std::string& file);

/// An array of numbers that an object defines.
struct Constant {
  std::string name;                    ///< linkage name
  std::vector<std::uint64_t> numbers;  ///< of 8 bytes each
};

/**
 * The constants whose symbols have one of some prefixes, in the order of the
 * table, with 64 numbers at the most. What lies outside the file has none.
 *
 * Errors:   as read_targets()
 */
Result<std::vector<Constant>>
read_constants(const std::string& file,
               const std::vector<std::string_view>& prefixes);

/**
 * The names of an object's symbols, in the order of its table.
 *
 * Errors:   not_found, unreadable, malformed
 */
Result<std::vector<std::string>>
read_symbol_names(const std::string& file);

}  // namespace hallmark::contract::dwarf
