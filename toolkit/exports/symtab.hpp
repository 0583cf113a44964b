// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Knows the symbols that a linker keeps for people: names that a plugin does
// not export, and why not.

#pragma once

#include "elf/image.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace hallmark::exports {

/// One entry of `.symtab`.
struct LocalSymbol {
  std::string_view name;  ///< lives as long as the source
  bool is_defined = false;
  std::uint8_t type = 0;  ///< STT_*
};

/**
 * The symbols of `.symtab`.
 *
 * @return  None when the file is stripped, or the table cannot be read: it
 *          serves hints alone.
 */
[[nodiscard]] std::vector<LocalSymbol>
read_symtab(base::Source& source, const elf::Image& image);

/// `audio::gain(int)` of `_ZN5audio4gainEi`; other names as they are.
[[nodiscard]] std::string
demangle(std::string_view name);

/**
 * Why a declared export is not one, and what to do: a clause that follows the
 * quoted name.
 *
 * @param name       As the linker knows it.
 * @param is_needed  Whether the file takes the name from elsewhere.
 */
[[nodiscard]] std::string
explain_missing(const std::string& name,
                const std::vector<LocalSymbol>& symbols,
                bool is_needed);

}  // namespace hallmark::exports
