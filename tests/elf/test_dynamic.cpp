// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "elf/dynamic.hpp"
#include "elf/good_image.hpp"
#include "support/patch.hpp"

#include <limits>
#include <string>

#include <elf.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace hallmark::elf::test_dynamic {
namespace {

using tests::BuiltImage;
using tests::edit_dynamic;
using tests::edit_segment;
using tests::Refusal;

constexpr auto most = std::numeric_limits<std::uint64_t>::max();

Result<std::optional<Dynamic>>
read_all(Source& source)
{
  const auto image = read_image(source);
  return image ? read_dynamic(source, *image) : image.error();
}

/// The dynamic section of bytes that outlive it.
std::optional<Dynamic>
read_bytes(std::string_view bytes)
{
  base::MemorySource source{Bytes(bytes)};
  const auto dynamic = read_all(source);
  return dynamic ? *dynamic : std::nullopt;
}

/// A row that gives the first entry of a tag another value.
Refusal
make_value_row(std::string name,
               std::string text,
               std::int64_t tag,
               std::uint64_t value)
{
  return {std::move(name), std::move(text), [=](BuiltImage& image) {
            edit_dynamic(
              image, tag, [=](Elf64_Dyn& e) { e.d_un.d_val = value; });
          }};
}

/// A row that gives the size of a symbol another tag and value: an entry that
/// the good image does not have.
Refusal
make_entry_row(std::string name,
               std::string text,
               std::int64_t tag,
               std::uint64_t value)
{
  return {std::move(name), std::move(text), [=](BuiltImage& image) {
            edit_dynamic(image, DT_SYMENT, [=](Elf64_Dyn& e) {
              e.d_tag = tag;
              e.d_un.d_val = value;
            });
          }};
}

class DynamicRefusal : public testing::TestWithParam<Refusal> {};

TEST_P(DynamicRefusal, is_malformed)
{
  auto image = make_good_image();
  GetParam().spoil(image);

  EXPECT_EQ(find_fault(image.bytes, read_all), GetParam().message);
}

INSTANTIATE_TEST_SUITE_P(
  section,
  DynamicRefusal,
  testing::Values(
    Refusal{"without_an_end",
            "dynamic section has no end: found 8 entries, expected one of "
            "type 0 among them",
            [](BuiltImage& image) {
              edit_segment(
                image, PT_DYNAMIC, [](Elf64_Phdr& s) { s.p_filesz = 128; });
            }},
    Refusal{"shorter_than_an_entry",
            "dynamic section has no end: found 0 entries, expected one of "
            "type 0 among them",
            [](BuiltImage& image) {
              edit_segment(
                image, PT_DYNAMIC, [](Elf64_Phdr& s) { s.p_filesz = 15; });
            }},
    Refusal{"twice",
            "two dynamic sections: found 0x250 and 0x158, expected one",
            [](BuiltImage& image) {
              edit_segment(
                image, PT_NOTE, [](Elf64_Phdr& s) { s.p_type = PT_DYNAMIC; });
            }},
    Refusal{"elsewhere_in_memory",
            "file and memory disagree about the dynamic section: found 0x250, "
            "expected 0x260",
            [](BuiltImage& image) {
              edit_segment(image, PT_DYNAMIC, [](Elf64_Phdr& s) {
                s.p_vaddr += 16;
                s.p_filesz -= 16;
              });
            }},
    Refusal{"not_in_memory",
            "file and memory disagree about the dynamic section: found 0x250, "
            "expected it in a segment at address 0x9000",
            [](BuiltImage& image) {
              edit_segment(
                image, PT_DYNAMIC, [](Elf64_Phdr& s) { s.p_vaddr = 0x9000; });
            }}),
  tests::format_row);

INSTANTIATE_TEST_SUITE_P(
  strings,
  DynamicRefusal,
  testing::Values(
    make_value_row("address",
                   "dynamic string table lies in no segment: found 53 bytes "
                   "at address 0xffffffffffffffff",
                   DT_STRTAB,
                   most),
    make_value_row("size",
                   "dynamic string table ends 1 byte past its segment: found "
                   "54 bytes at address 0x218, expected at most 53",
                   DT_STRSZ,
                   54),
    make_value_row("size_of_all_bits",
                   "dynamic string table ends 18446744073709551562 bytes past "
                   "its segment: found 18446744073709551615 bytes at address "
                   "0x218, expected at most 53",
                   DT_STRSZ,
                   most),
    make_value_row("needed",
                   "name of a needed library lies outside its string table: "
                   "found 0x35, expected below 0x35",
                   DT_NEEDED,
                   53),
    make_value_row("soname",
                   "name of the library itself lies outside its string table: "
                   "found 0xffffffffffffffff, expected below 0x35",
                   DT_SONAME,
                   most),
    make_entry_row("rpath",
                   "name of the library path (rpath) lies outside its string "
                   "table: found 0x1000, expected below 0x35",
                   DT_RPATH,
                   0x1000),
    make_entry_row("runpath",
                   "name of the library path (runpath) lies outside its "
                   "string table: found 0x1000, expected below 0x35",
                   DT_RUNPATH,
                   0x1000),
    make_value_row("name_without_an_end",
                   "name of the library itself has no end: found 7 bytes at "
                   "0x2d, expected a NUL among them",
                   DT_STRSZ,
                   52),
    make_value_row("no_table",
                   "name of a needed library lies outside its string table: "
                   "found 0x19, expected below 0x0",
                   DT_STRTAB,
                   0)),
  tests::format_row);

INSTANTIATE_TEST_SUITE_P(
  sizes,
  DynamicRefusal,
  testing::Values(
    make_value_row("symbol",
                   "wrong size of a dynamic symbol: found 16 bytes, expected "
                   "24",
                   DT_SYMENT,
                   16),
    make_entry_row("relocation",
                   "wrong size of a relocation: found 0 bytes, expected 24",
                   DT_RELAENT,
                   0),
    make_entry_row("relative_relocation",
                   "wrong size of a relative relocation: found 1 byte, "
                   "expected 8",
                   DT_RELRENT,
                   1)),
  tests::format_row);

TEST(dynamic, names_and_places_are_those_of_the_file)
{
  auto options = make_good_options();
  options.rpath = "/a";
  options.runpath = "$ORIGIN/b";
  options.hash = tests::ImageHash::both;
  const auto image = tests::make_image(options);

  const auto dynamic = read_bytes(image.bytes);

  ASSERT_TRUE(dynamic);
  EXPECT_THAT(dynamic->needed, testing::ElementsAre("libc.so.6", "libm.so.6"));
  EXPECT_EQ(dynamic->soname, "good.so");
  EXPECT_EQ(dynamic->rpath, "/a");
  EXPECT_EQ(dynamic->runpath, "$ORIGIN/b");
  EXPECT_EQ(dynamic->symbols_address, image.part("dynsym").offset);
  EXPECT_EQ(dynamic->strings_address, image.part("dynstr").offset);
  EXPECT_EQ(dynamic->strings_size, image.part("dynstr").size);
  EXPECT_EQ(dynamic->hash_address, image.part("hash").offset);
  EXPECT_EQ(dynamic->gnu_hash_address, image.part("gnu.hash").offset);
}

TEST(dynamic, flags_are_told)
{
  auto options = make_good_options();
  options.flags = DF_TEXTREL | DF_BIND_NOW;
  options.flags_1 = DF_1_INITFIRST | DF_1_NODELETE;

  const auto dynamic = read_bytes(tests::make_image(options).bytes);

  ASSERT_TRUE(dynamic);
  EXPECT_EQ(dynamic->flags, DF_TEXTREL | DF_BIND_NOW);
  EXPECT_EQ(dynamic->flags_1, DF_1_INITFIRST | DF_1_NODELETE);
  EXPECT_TRUE(dynamic->has_text_relocations);
}

TEST(dynamic, flags_that_are_not_set_are_not_told)
{
  const auto dynamic = read_bytes(make_good_image().bytes);

  ASSERT_TRUE(dynamic);
  EXPECT_EQ(dynamic->flags | dynamic->flags_1, 0U);
  EXPECT_FALSE(dynamic->has_text_relocations);
}

TEST(dynamic, text_relocations_have_an_entry_of_their_own_too)
{
  auto image = make_good_image();
  edit_dynamic(image, DT_SYMENT, [](Elf64_Dyn& e) { e.d_tag = DT_TEXTREL; });

  EXPECT_TRUE(read_bytes(image.bytes)->has_text_relocations);
}

TEST(dynamic, what_follows_the_end_is_not_read)
{
  auto image = make_good_image();
  edit_dynamic(image, DT_NEEDED, [](Elf64_Dyn& e) { e.d_tag = DT_NULL; });

  const auto dynamic = read_bytes(image.bytes);

  ASSERT_TRUE(dynamic);
  EXPECT_TRUE(dynamic->needed.empty());
  EXPECT_EQ(dynamic->symbols_address, 0U);
}

TEST(dynamic, executable_that_is_static_has_none)
{
  auto options = make_good_options();
  options.has_dynamic = false;
  const auto image = tests::make_image(options);

  EXPECT_EQ(find_fault(image.bytes, read_all), "");
  EXPECT_FALSE(read_bytes(image.bytes));
}

TEST(dynamic, file_of_debug_information_has_none)
{
  auto image = make_good_image();
  edit_segment(image, PT_DYNAMIC, [](Elf64_Phdr& s) { s.p_filesz = 0; });

  EXPECT_EQ(find_fault(image.bytes, read_all), "");
  EXPECT_FALSE(read_bytes(image.bytes));
}

}  // namespace
}  // namespace hallmark::elf::test_dynamic
