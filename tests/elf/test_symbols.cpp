// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "elf/good_image.hpp"
#include "elf/symbols.hpp"
#include "support/patch.hpp"

#include <string>
#include <vector>

#include <elf.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace hallmark::elf::test_symbols {
namespace {

using tests::BuiltImage;
using tests::edit_dynamic;
using tests::edit_symbol;
using tests::ImageHash;
using tests::put;
using tests::Refusal;

Result<Symbols>
read_all(Source& source)
{
  const auto image = read_image(source);
  const auto dynamic = read_dynamic(source, *image);
  return dynamic ? read_symbols(source, *image, **dynamic) : dynamic.error();
}

/// The names of the symbols, or the error's message.
std::vector<std::string>
list_names(std::string_view bytes)
{
  base::MemorySource source{Bytes(bytes)};
  const auto symbols = read_all(source);
  if (!symbols) {
    return {base::format_message(symbols.error())};
  }
  std::vector<std::string> names;
  for (const auto& symbol : symbols->entries) {
    names.emplace_back(symbol.name);
  }
  return names;
}

class SymbolsRefusal : public testing::TestWithParam<Refusal> {};

TEST_P(SymbolsRefusal, is_malformed)
{
  auto image = make_good_image();
  GetParam().spoil(image);

  EXPECT_EQ(find_fault(image.bytes, read_all), GetParam().message);
}

INSTANTIATE_TEST_SUITE_P(
  symbols,
  SymbolsRefusal,
  testing::Values(
    Refusal{"address",
            "dynamic symbol table lies in no segment: found 120 bytes at "
            "address 0x9000",
            [](BuiltImage& image) {
              edit_dynamic(
                image, DT_SYMTAB, [](Elf64_Dyn& e) { e.d_un.d_val = 0x9000; });
            }},
    Refusal{"count",
            "dynamic symbol table ends 19 bytes past its segment: found 192 "
            "bytes at address 0x1a0, expected at most 173",
            [](BuiltImage& image) {
              put<std::uint32_t>(image, image.part("hash").offset + 4, 8);
            }},
    Refusal{"name",
            "name of symbol 3 lies outside its string table: found 0x35, "
            "expected below 0x35",
            [](BuiltImage& image) {
              edit_symbol(image, 3, [](Elf64_Sym& s) { s.st_name = 53; });
            }},
    Refusal{"name_of_all_bits",
            "name of symbol 1 lies outside its string table: found "
            "0xffffffff, expected below 0x35",
            [](BuiltImage& image) {
              edit_symbol(
                image, 1, [](Elf64_Sym& s) { s.st_name = 0xffffffff; });
            }},
    Refusal{"hash",
            "hash table lies in no segment: found 8 bytes at address 0x9000",
            [](BuiltImage& image) {
              edit_dynamic(
                image, DT_HASH, [](Elf64_Dyn& e) { e.d_un.d_val = 0x9000; });
            }},
    Refusal{
      "section_table",
      "wrong size of a section header: found 1 byte, expected 64",
      [](BuiltImage& image) {
        edit_dynamic(image, DT_HASH, [](Elf64_Dyn& e) { e.d_tag = DT_DEBUG; });
        tests::edit_header(image, [](Elf64_Ehdr& h) { h.e_shentsize = 1; });
      }}),
  tests::format_row);

TEST(symbols, fields_are_those_of_the_file)
{
  const auto good = make_good_image();
  base::MemorySource source{Bytes(good.bytes)};

  const auto symbols = read_all(source);

  ASSERT_TRUE(symbols);
  ASSERT_EQ(symbols->entries.size(), 4U);
  const auto& gain = symbols->entries[2];
  EXPECT_EQ(gain.name, "gain");
  EXPECT_EQ(gain.value, 0x1260U);
  EXPECT_EQ(gain.size, 8U);
  EXPECT_EQ(gain.binding, STB_GLOBAL);
  EXPECT_EQ(gain.type, STT_OBJECT);
  EXPECT_EQ(gain.section, 1);
  EXPECT_EQ(symbols->entries[3].visibility, STV_HIDDEN);
}

TEST(symbols, come_with_the_bytes_that_they_were_read_from)
{
  const auto good = make_good_image();
  base::MemorySource source{Bytes(good.bytes)};

  const auto symbols = read_all(source);

  ASSERT_TRUE(symbols);
  EXPECT_EQ(symbols->table.view(), good.bytes.substr(0x1a0, 120));
  EXPECT_EQ(symbols->strings.view(), good.bytes.substr(0x218, 53));
  EXPECT_EQ(symbols->table_address, 0x1a0U);
  EXPECT_EQ(symbols->strings_address, 0x218U);
}

TEST(symbols, are_in_file_order_without_the_null_entry)
{
  EXPECT_THAT(list_names(make_good_image().bytes),
              testing::ElementsAre("puts", "create", "gain", "secret"));
}

TEST(symbols, are_the_same_with_either_hash_table)
{
  auto options = make_good_options();
  options.hash = ImageHash::gnu;

  EXPECT_THAT(
    list_names(tests::make_image(options).bytes),
    testing::UnorderedElementsAre("puts", "create", "gain", "secret"));
}

TEST(symbols, without_a_hash_table_are_counted_by_their_section)
{
  auto options = make_good_options();
  options.hash = ImageHash::none;

  EXPECT_THAT(list_names(tests::make_image(options).bytes),
              testing::ElementsAre("puts", "create", "gain", "secret"));
}

TEST(symbols, undefined_ones_beside_an_empty_hash_table_are_not_lost)
{
  auto options = make_good_options();
  options.hash = ImageHash::gnu;
  options.symbols.resize(1);

  EXPECT_THAT(list_names(tests::make_image(options).bytes),
              testing::ElementsAre("puts"));
}

TEST(symbols, that_nothing_counts_are_none)
{
  auto options = make_good_options();
  options.hash = ImageHash::none;
  options.has_sections = false;

  EXPECT_THAT(list_names(tests::make_image(options).bytes), testing::IsEmpty());
}

TEST(symbols, section_elsewhere_counts_nothing)
{
  auto options = make_good_options();
  options.hash = ImageHash::none;
  auto image = tests::make_image(options);
  tests::edit_section(image, "dynsym", [](Elf64_Shdr& s) { s.sh_addr += 8; });

  EXPECT_THAT(list_names(image.bytes), testing::IsEmpty());
}

TEST(symbols, file_without_a_table_has_none)
{
  auto image = make_good_image();
  edit_dynamic(image, DT_SYMTAB, [](Elf64_Dyn& e) { e.d_tag = DT_DEBUG; });

  EXPECT_THAT(list_names(image.bytes), testing::IsEmpty());
}

TEST(symbols, without_a_name_have_an_empty_one)
{
  auto image = make_good_image();
  edit_symbol(image, 2, [](Elf64_Sym& s) { s.st_name = 0; });

  EXPECT_EQ(list_names(image.bytes)[1], "");
}

/// A symbol that is nothing but this.
Symbol
make_symbol(int binding, int visibility, std::uint16_t section)
{
  Symbol symbol;
  symbol.binding = static_cast<std::uint8_t>(binding);
  symbol.visibility = static_cast<std::uint8_t>(visibility);
  symbol.section = section;
  return symbol;
}

TEST(symbol, that_others_can_use_is_an_export)
{
  for (const auto binding : {STB_GLOBAL, STB_WEAK, STB_GNU_UNIQUE}) {
    EXPECT_TRUE(make_symbol(binding, STV_DEFAULT, 1).is_export());
    EXPECT_TRUE(make_symbol(binding, STV_PROTECTED, SHN_ABS).is_export());
  }
}

TEST(symbol, that_is_undefined_local_or_hidden_is_no_export)
{
  EXPECT_FALSE(make_symbol(STB_GLOBAL, STV_DEFAULT, SHN_UNDEF).is_export());
  EXPECT_FALSE(make_symbol(STB_LOCAL, STV_DEFAULT, 1).is_export());
  EXPECT_FALSE(make_symbol(STB_GLOBAL, STV_HIDDEN, 1).is_export());
  EXPECT_FALSE(make_symbol(STB_GLOBAL, STV_INTERNAL, 1).is_export());
}

TEST(symbol, functions_may_be_indirect)
{
  Symbol symbol;
  const auto is_function = [&](std::uint8_t type) {
    symbol.type = type;
    return symbol.is_function();
  };

  EXPECT_TRUE(is_function(STT_FUNC));
  EXPECT_TRUE(is_function(STT_GNU_IFUNC));
  EXPECT_FALSE(is_function(STT_OBJECT));
  EXPECT_FALSE(is_function(STT_TLS));
}

}  // namespace
}  // namespace hallmark::elf::test_symbols
