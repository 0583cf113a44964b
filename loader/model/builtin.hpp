// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Note type 6: the record of a plugin that is linked into its host.
//
// Addresses are distances from the field that holds them, so that the note is
// read-only wherever the host is placed, and so that linkers keep what it
// names: they never collect a note.

#pragma once

#include "base/bytes.hpp"
#include "base/result.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace hallmark::model {

using base::Result;

/// The only form of the record that this version writes, and the newest it
/// reads.
inline constexpr std::uint32_t builtin_format = 1;

// note type 6, see FORMAT.md:
//
//   format      4  1
//   count       4  of the addresses
//   notes       4  offset of the plugin's own notes
//   notes size  4  bytes
//   addresses      24 each:
//     distance  8  from this field to the symbol
//     size      8  bytes
//     kind      4  1 a function, 0 a variable
//     name      4  offset of its linkage name, which ends with NUL
inline constexpr std::uint64_t builtin_header_size = 16;
inline constexpr std::uint64_t builtin_entry_size = 24;

/// A symbol of a built-in plugin: an export, a hook, the context slot.
struct BuiltinAddress {
  std::string_view name;             ///< linkage name in the plugin; has a NUL
  const std::byte* field = nullptr;  ///< where the distance stands
  std::int64_t distance = 0;         ///< from there to the symbol, in memory
  std::uint64_t size = 0;            ///< bytes
  bool is_function = false;
};

/// Views of the content.
struct BuiltinRecord {
  std::vector<BuiltinAddress> addresses;
  base::Bytes notes;  ///< of types 1 to 5, one behind the other
};

/**
 * Parse the content of note type 6.
 *
 * Errors:   malformed    a field, a name or the notes lie outside the record
 *           unsupported  a newer form
 */
Result<BuiltinRecord>
parse_builtin(base::Bytes content);

}  // namespace hallmark::model
