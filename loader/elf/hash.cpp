// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "elf/hash.hpp"

#include "base/text.hpp"
#include "elf/fields.hpp"
#include "elf/limits.hpp"

#include <algorithm>
#include <bit>

namespace hallmark::elf {
namespace {

using base::box_mismatch;

constexpr std::string_view hash_name = "hash table";
constexpr std::string_view gnu_hash_name = "GNU hash table";

constexpr std::uint64_t gnu_header_size = 16;

/// DT_GNU_HASH's header, and the addresses of what follows it.
struct GnuHash {
  std::uint64_t bucket_count = 0;
  std::uint64_t first = 0;  ///< index of the first symbol that it covers
  std::uint64_t filter_words = 0;
  std::uint64_t buckets_address = 0;
  std::uint64_t chains_address = 0;
};

base::BoxedError
make_contradiction(std::string what,
                   std::uint64_t found,
                   const std::string& expected)
{
  return box_mismatch(Code::malformed,
                      std::string(gnu_hash_name) +
                        " contradicts itself: " + std::move(what),
                      std::to_string(found),
                      expected);
}

Result<std::uint64_t>
read_hash_count(Source& source, const Image& image, std::uint64_t address)
{
  const auto header = read_address(source, image, hash_name, address, 8);
  if (!header) {
    return header.error();
  }
  Fields fields(*header);
  const std::uint64_t buckets = fields.next<std::uint32_t>();
  const std::uint64_t symbols = fields.next<std::uint32_t>();
  const auto size = 4 * (2 + buckets + symbols);
  if (auto inside = check_address(image, hash_name, address, size); !inside) {
    return inside.error();
  }
  return symbols;
}

Result<GnuHash>
read_gnu_header(Source& source, const Image& image, std::uint64_t address)
{
  const auto header =
    read_address(source, image, gnu_hash_name, address, gnu_header_size);
  if (!header) {
    return header.error();
  }
  Fields fields(*header);
  GnuHash hash;
  hash.bucket_count = fields.next<std::uint32_t>();
  hash.first = fields.next<std::uint32_t>();
  hash.filter_words = fields.next<std::uint32_t>();
  if (!std::has_single_bit(hash.filter_words)) {
    return make_contradiction(
      "words of its filter", hash.filter_words, "a power of two");
  }
  const auto buckets_offset = gnu_header_size + 8 * hash.filter_words;
  const auto chains_offset = buckets_offset + 4 * hash.bucket_count;
  if (auto inside = check_address(image, gnu_hash_name, address, chains_offset);
      !inside) {
    return inside.error();
  }
  if (auto some =
        check_limit("buckets of symbols", hash.bucket_count, most_symbols);
      !some) {
    return some.error();
  }
  hash.buckets_address = address + buckets_offset;
  hash.chains_address = address + chains_offset;
  return hash;
}

/// The symbol that the chain which begins last begins with; 0 for no chain.
Result<std::uint64_t>
read_last_chain(Source& source,
                const Image& image,
                const GnuHash& hash,
                std::uint64_t most)
{
  const auto buckets = read_address(
    source, image, gnu_hash_name, hash.buckets_address, 4 * hash.bucket_count);
  if (!buckets) {
    return buckets.error();
  }
  Fields fields(*buckets);
  std::uint64_t last = 0;
  for (std::uint64_t i = 0; i < hash.bucket_count; ++i) {
    const std::uint64_t symbol = fields.next<std::uint32_t>();
    if (symbol != 0 && symbol < hash.first) {
      return make_contradiction(
        "symbol of a bucket", symbol, "at least " + std::to_string(hash.first));
    }
    last = std::max(last, symbol);
  }
  if (last >= most) {
    return make_contradiction(
      "symbol of a bucket", last, "below " + std::to_string(most));
  }
  return last;
}

/// The symbol that ends the chain which `symbol` begins. Read in pieces that
/// double: most chains are short, and a hostile one as long as the file.
Result<std::uint64_t>
read_chain_end(Source& source,
               const Image& image,
               const GnuHash& hash,
               std::uint64_t symbol,
               std::uint64_t most)
{
  most = std::min(most, symbol + longest_chain);
  for (std::uint64_t step = 64; symbol < most; step *= 2) {
    const auto address = hash.chains_address + 4 * (symbol - hash.first);
    const auto room = find_room(image, address).value_or(0) / 4;
    const auto count =
      std::min({step, std::max<std::uint64_t>(room, 1), most - symbol});
    const auto links =
      read_address(source, image, gnu_hash_name, address, 4 * count);
    if (!links) {
      return links.error();
    }
    Fields fields(*links);
    for (std::uint64_t i = 0; i < count; ++i, ++symbol) {
      if ((fields.next<std::uint32_t>() & 1) != 0) {
        return symbol;
      }
    }
  }
  return make_contradiction("symbols of a chain without an end",
                            symbol,
                            "below " + std::to_string(most));
}

Result<std::optional<std::uint64_t>>
read_gnu_count(Source& source,
               const Image& image,
               std::uint64_t address,
               std::uint64_t most)
{
  const auto hash = read_gnu_header(source, image, address);
  if (!hash) {
    return hash.error();
  }
  const auto chain = read_last_chain(source, image, *hash, most);
  if (!chain) {
    return chain.error();
  }
  if (*chain == 0) {
    return std::optional<std::uint64_t>();
  }
  const auto last = read_chain_end(source, image, *hash, *chain, most);
  if (!last) {
    return last.error();
  }
  return std::optional(*last + 1);
}

}  // namespace

Result<std::optional<std::uint64_t>>
read_symbol_count(Source& source,
                  const Image& image,
                  const Dynamic& dynamic,
                  std::uint64_t most)
{
  if (dynamic.hash_address != 0) {
    const auto count = read_hash_count(source, image, dynamic.hash_address);
    if (!count) {
      return count.error();
    }
    return std::optional(*count);
  }
  if (dynamic.gnu_hash_address != 0) {
    return read_gnu_count(source, image, dynamic.gnu_hash_address, most);
  }
  return std::optional<std::uint64_t>();
}

}  // namespace hallmark::elf
