// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// How much of a file is looked at: far more than any plugin has, and little
// enough that a file which claims more costs nothing.

#pragma once

#include "base/result.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace hallmark::elf {

inline constexpr std::uint64_t most_dynamic_entries = 65'536;
inline constexpr std::uint64_t most_sections = 262'144;
inline constexpr std::uint64_t most_symbols = 1 << 20;
inline constexpr std::uint64_t longest_chain = 65'536;  ///< of a hash table
inline constexpr std::uint64_t most_string_bytes = 128 << 20;
inline constexpr std::uint64_t most_notes = 2'048;
inline constexpr std::uint64_t most_note_bytes = 64 << 20;  ///< of one content
inline constexpr std::uint64_t most_owner_bytes = 256;      ///< of a note

/// Errors: malformed  `too many symbols: found 30000000, expected at most …`
inline base::Result<void>
check_limit(std::string_view what, std::uint64_t found, std::uint64_t most)
{
  if (found <= most) {
    return {};
  }
  return base::box_mismatch(Code::malformed,
                            "too many " + std::string(what),
                            std::to_string(found),
                            "at most " + std::to_string(most));
}

}  // namespace hallmark::elf
