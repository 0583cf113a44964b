// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "elf/lookup.hpp"

#include "elf/fields.hpp"
#include "elf/limits.hpp"

#include <bit>
#include <cstring>

namespace hallmark::elf {
namespace {

constexpr std::uint64_t table_start = 16;

/// Where chains begin in a hash table.
std::uint64_t
find_chains(Bytes header)
{
  Fields fields(header);
  const std::uint64_t buckets = fields.next<std::uint32_t>();
  fields.skip<std::uint32_t>();
  const std::uint64_t words = fields.next<std::uint32_t>();
  return table_start + 8 * words + 4 * buckets;
}

}  // namespace

std::optional<Lookup>
Lookup::make(Bytes hash, Bytes table, Bytes strings)
{
  Lookup lookup;
  Fields fields(hash);
  lookup.bucket_count_ = fields.next<std::uint32_t>();
  lookup.first_ = fields.next<std::uint32_t>();
  lookup.filter_words_ = fields.next<std::uint32_t>();
  lookup.filter_shift_ = fields.next<std::uint32_t>();
  lookup.buckets_ = table_start + 8 * lookup.filter_words_;
  lookup.chains_ = find_chains(hash);
  const auto count = table.size() / symbol_size;
  if (lookup.bucket_count_ == 0 || !std::has_single_bit(lookup.filter_words_) ||
      lookup.first_ > count || lookup.filter_shift_ >= 32 ||
      !hash.has(lookup.chains_, 4 * (count - lookup.first_))) {
    return std::nullopt;
  }
  lookup.hash_ = hash;
  lookup.table_ = table;
  lookup.strings_ = strings;
  // Linkers make a bucket for a few symbols at most.
  lookup.steps_ = 16 * count + 1024;
  lookup.letters_ = 8 * std::uint64_t{strings.size()} + (1 << 20);
  return lookup;
}

bool
Lookup::has_name(std::uint32_t offset, std::string_view name)
{
  const auto size = name.size() + 1;
  if (size > letters_) {
    steps_ = 0;
    return false;
  }
  letters_ -= size;
  return strings_.has(offset, size) &&
         std::memcmp(strings_.data() + offset, name.data(), name.size()) == 0 &&
         strings_.data()[offset + name.size()] == std::byte{0};
}

std::optional<Symbol>
Lookup::find(std::string_view name, std::uint32_t hash)
{
  const auto word = hash_
                      .number<std::uint64_t>(
                        table_start + 8 * ((hash / 64) & (filter_words_ - 1)))
                      .value_or(0);
  const auto bits =
    (word >> (hash % 64)) & (word >> ((hash >> filter_shift_) % 64)) & 1;
  if (bits == 0) {
    return std::nullopt;
  }
  std::uint64_t index =
    hash_.number<std::uint32_t>(buckets_ + 4 * (hash % bucket_count_))
      .value_or(0);
  if (index < first_ || index == 0) {
    return std::nullopt;
  }
  for (; steps_ > 0; ++index) {
    --steps_;
    const auto link =
      hash_.number<std::uint32_t>(chains_ + 4 * (index - first_));
    if (!link) {
      return std::nullopt;
    }
    if ((*link | 1) == (hash | 1)) {
      auto [symbol, offset] = parse_symbol(table_, index);
      if (has_name(offset, name) && symbol.is_export()) {
        symbol.name = name;
        return symbol;
      }
    }
    if ((*link & 1) != 0) {
      break;
    }
  }
  return std::nullopt;
}

std::optional<LookupTables>
read_lookup_tables(Source& source, const Image& image, const Dynamic& dynamic)
{
  if (dynamic.gnu_hash_address == 0) {
    return std::nullopt;
  }
  const auto symbols = read_symbol_tables(source, image, dynamic);
  if (!symbols || symbols->table.size() == 0) {
    return std::nullopt;
  }
  constexpr auto what = "GNU hash table";
  const auto address = dynamic.gnu_hash_address;
  const auto header = read_address(source, image, what, address, table_start);
  if (!header) {
    return std::nullopt;
  }
  const auto buckets = header->number<std::uint32_t>(0).value_or(0);
  const auto words = header->number<std::uint32_t>(8).value_or(0);
  if (buckets > most_symbols || words > most_symbols) {
    return std::nullopt;
  }
  const auto first = header->number<std::uint32_t>(4).value_or(0);
  const auto count = symbols->table.size() / symbol_size;
  if (first > count) {
    return std::nullopt;
  }
  const auto size = find_chains(*header) + 4 * (count - first);
  const auto hash = read_address(source, image, what, address, size);
  if (!hash) {
    return std::nullopt;
  }
  return LookupTables{{address,
                       size,
                       symbols->table_address,
                       symbols->table.size(),
                       symbols->strings_address,
                       symbols->strings.size()},
                      *hash,
                      symbols->table,
                      symbols->strings};
}

}  // namespace hallmark::elf
