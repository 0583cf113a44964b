// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Finds a symbol by its name in a file's own hash table, DT_GNU_HASH, as the
// dynamic loader does; elf/hash.hpp says how it is laid out.

#pragma once

#include "elf/dynamic.hpp"
#include "elf/symbols.hpp"

#include <cstdint>
#include <optional>
#include <string_view>

namespace hallmark::elf {

/// Where a file has its tables of symbols. Virtual addresses and bytes.
struct LookupPlaces {
  std::uint64_t hash_address = 0;
  std::uint64_t hash_size = 0;
  std::uint64_t table_address = 0;
  std::uint64_t table_size = 0;
  std::uint64_t strings_address = 0;
  std::uint64_t strings_size = 0;
};

/**
 * Symbols by name, in tables that are read where they lie: in the bytes of a
 * file, or mapped.
 *
 * All lookups of one together take work that is bounded by the size of the
 * tables, whatever the tables say.
 */
class Lookup {
public:
  /// Nothing when the tables contradict one another.
  static std::optional<Lookup> make(Bytes hash, Bytes table, Bytes strings);

  /// The symbol of a name, whose GNU hash is known: defined in the file for
  /// others to use. Nothing when there is none, or when it took too long.
  [[nodiscard]] std::optional<Symbol> find(std::string_view name,
                                           std::uint32_t hash);

private:
  [[nodiscard]] bool has_name(std::uint32_t offset, std::string_view name);

  Bytes hash_;
  Bytes table_;
  Bytes strings_;
  std::uint32_t bucket_count_ = 0;
  std::uint32_t first_ = 0;
  std::uint64_t filter_words_ = 0;
  std::uint32_t filter_shift_ = 0;
  std::uint64_t buckets_ = 0;  ///< offset in `hash_`
  std::uint64_t chains_ = 0;   ///< offset in `hash_`
  std::uint64_t steps_ = 0;    ///< that may still be made
  std::uint64_t letters_ = 0;  ///< that may still be compared
};

/// What a file has for a Lookup, and where. Views of the source.
struct LookupTables {
  LookupPlaces places;
  Bytes hash;
  Bytes table;
  Bytes strings;
};

/// Read the tables. Nothing when there is no DT_GNU_HASH, or it is empty, or
/// something is not sound: read_symbols() then says what.
[[nodiscard]] std::optional<LookupTables>
read_lookup_tables(Source& source, const Image& image, const Dynamic& dynamic);

}  // namespace hallmark::elf
