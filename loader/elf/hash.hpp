// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Hash tables of symbols, as far as they tell how many symbols there are.
//
// The dynamic section says where the symbol table begins and not where it
// ends. DT_HASH has an entry for each symbol and says how many. DT_GNU_HASH
// (which has no specification; binutils' bfd/elflink.c writes it) covers the
// defined symbols, which come last:
//
//   bucket count   4
//   first symbol   4  the first that it covers
//   filter words   4  a power of two; the dynamic loader ends the process else
//   filter shift   4
//   filter         8 each
//   buckets        4 each: a chain's first symbol, or 0
//   chains         4 each, one for each covered symbol: bit 0 ends a chain
//
// So the last symbol is the one that ends the chain that begins last.

#pragma once

#include "elf/dynamic.hpp"

#include <cstdint>
#include <optional>

namespace hallmark::elf {

/**
 * How many entries the dynamic symbol table has, with the null entry.
 *
 * @param most  How many the file can hold: no chain is followed further.
 * @return      Nothing when there is no hash table, or an empty DT_GNU_HASH:
 *              then there may be undefined symbols that it does not count.
 *
 * Errors:   malformed  a table lies outside the file or contradicts itself
 */
Result<std::optional<std::uint64_t>>
read_symbol_count(Source& source,
                  const Image& image,
                  const Dynamic& dynamic,
                  std::uint64_t most);

}  // namespace hallmark::elf
