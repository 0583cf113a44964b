// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "elf/good_image.hpp"
#include "elf/lookup.hpp"
#include "support/patch.hpp"

#include <string>

#include <gtest/gtest.h>

namespace hallmark::elf::test_lookup {
namespace {

using tests::BuiltImage;
using tests::ImageHash;
using tests::ImageSymbol;

std::uint32_t
hash_name(std::string_view name)
{
  std::uint32_t hash = 5381;
  for (const auto c : name) {
    hash = hash * 33 + static_cast<unsigned char>(c);
  }
  return hash;
}

/// Many symbols: exported ones, one that is needed, one that is hidden.
BuiltImage
make_image_with(ImageHash hash)
{
  tests::ImageOptions options;
  options.hash = hash;
  for (int i = 0; i < 40; ++i) {
    ImageSymbol symbol;
    symbol.name = "symbol_" + std::to_string(i);
    symbol.value = 0x40 + static_cast<std::uint64_t>(i);
    options.symbols.push_back(symbol);
  }
  options.symbols[7].section = SHN_UNDEF;
  options.symbols[8].visibility = STV_HIDDEN;
  return tests::make_image(options);
}

/// Finds names in the file of an image, and keeps it.
class Finder {
public:
  explicit Finder(const BuiltImage& image)
    : bytes_(image.bytes), source_(std::string_view(bytes_))
  {
    const auto read = read_image(source_);
    const auto dynamic = read_dynamic(source_, *read);
    tables_ = read_lookup_tables(source_, *read, **dynamic);
    if (tables_) {
      lookup_ = Lookup::make(tables_->hash, tables_->table, tables_->strings);
    }
  }

  [[nodiscard]] bool has_tables() const { return tables_.has_value(); }
  [[nodiscard]] const LookupPlaces& places() const { return tables_->places; }
  [[nodiscard]] std::optional<Lookup>& lookup() { return lookup_; }

  std::optional<std::uint64_t> find(std::string_view name)
  {
    const auto symbol = lookup_->find(name, hash_name(name));
    return symbol ? std::optional(symbol->value) : std::nullopt;
  }

private:
  std::string bytes_;
  base::MemorySource source_;
  std::optional<LookupTables> tables_;
  std::optional<Lookup> lookup_;
};

TEST(Lookup, finds_what_a_file_offers)
{
  Finder finder(make_image_with(ImageHash::gnu));

  for (std::uint64_t i = 0; i < 40; ++i) {
    const auto found = finder.find("symbol_" + std::to_string(i));
    EXPECT_EQ(found,
              i == 7 || i == 8 ? std::nullopt
                               : std::optional<std::uint64_t>(0x40 + i))
      << i;
  }
}

TEST(Lookup, finds_nothing_else)
{
  Finder finder(make_image_with(ImageHash::gnu));

  for (const auto* name :
       {"", "symbol_", "symbol_40", "symbol_1x", "ymbol_1"}) {
    EXPECT_FALSE(finder.find(name)) << name;
  }
}

// `az` and `bY` have one hash: the name decides.
TEST(Lookup, tells_names_of_one_hash_apart)
{
  tests::ImageOptions options;
  options.hash = ImageHash::gnu;
  options.symbols.resize(1);
  options.symbols[0].name = "az";
  Finder finder(tests::make_image(options));

  ASSERT_EQ(hash_name("az"), hash_name("bY"));
  EXPECT_TRUE(finder.find("az"));
  EXPECT_FALSE(finder.find("bY"));
}

TEST(Lookup, needs_the_hash_table_of_gnu)
{
  EXPECT_FALSE(Finder(make_image_with(ImageHash::sysv)).has_tables());
  EXPECT_TRUE(Finder(make_image_with(ImageHash::both)).has_tables());
}

TEST(Lookup, says_where_the_tables_are)
{
  const auto image = make_image_with(ImageHash::gnu);
  Finder finder(image);

  EXPECT_EQ(finder.places().hash_size, image.part("gnu.hash").size);
  EXPECT_EQ(finder.places().table_size, image.part("dynsym").size);
  EXPECT_EQ(finder.places().strings_size, image.part("dynstr").size);
}

/// What is spoilt in the header of the hash table: where, and to what.
struct Spoilt {
  std::uint64_t offset = 0;
  std::uint32_t value = 0;
};

TEST(Lookup, refuses_tables_that_contradict_one_another)
{
  for (const auto& [offset, value] : {Spoilt{0, 0},
                                      Spoilt{0, 0x40000000},
                                      Spoilt{4, 1000},
                                      Spoilt{8, 3},
                                      Spoilt{12, 64}}) {
    auto image = make_image_with(ImageHash::gnu);
    tests::put(image, image.part("gnu.hash").offset + offset, value);
    EXPECT_FALSE(Finder(image).lookup()) << offset << " " << value;
  }
}

// Whoever writes one chain of all symbols, and asks for the last one each time,
// makes each lookup take as long as there are symbols.
TEST(Lookup, ends_when_chains_are_too_long)
{
  constexpr std::uint32_t count = 5'000;
  std::string hash;
  const auto add = [&](std::uint32_t number) {
    hash.append(reinterpret_cast<const char*>(&number), sizeof number);
  };
  add(1);
  add(1);
  add(1);
  add(0);
  hash += std::string(8, '\xff');
  add(1);
  for (std::uint32_t i = 1; i < count; ++i) {
    add(0);
  }
  const std::string table(24 * std::size_t{count}, '\0');
  const std::string strings(1, '\0');
  auto lookup = Lookup::make(
    std::string_view(hash), std::string_view(table), std::string_view(strings));

  ASSERT_TRUE(lookup);
  // A million of these would take minutes.
  for (int i = 0; i < 1'000'000; ++i) {
    ASSERT_FALSE(lookup->find("none", hash_name("none")));
  }
}

}  // namespace
}  // namespace hallmark::elf::test_lookup
