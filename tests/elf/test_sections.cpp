// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "elf/good_image.hpp"
#include "support/patch.hpp"

#include <limits>
#include <string>
#include <vector>

#include <elf.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace hallmark::elf::test_sections {
namespace {

using tests::BuiltImage;
using tests::edit_header;
using tests::edit_section;
using tests::Refusal;

constexpr auto most = std::numeric_limits<std::uint64_t>::max();

Result<std::vector<Section>>
read_all(Source& source)
{
  const auto header = read_header(source);
  return read_sections(source, *header);
}

/// The names of sections, or the error's message.
std::vector<std::string>
list_names(std::string_view bytes)
{
  base::MemorySource source{Bytes(bytes)};
  const auto sections = read_all(source);
  std::vector<std::string> names;
  if (!sections) {
    return {base::format_message(sections.error())};
  }
  for (const auto& section : *sections) {
    names.emplace_back(section.name);
  }
  return names;
}

/// A row that changes the ELF header.
template<class Change>
Refusal
make_header_row(std::string name, std::string text, Change change)
{
  return {std::move(name), std::move(text), [=](BuiltImage& image) {
            edit_header(image, change);
          }};
}

/// A row that changes the section header of a part.
template<class Change>
Refusal
make_section_row(std::string name,
                 std::string text,
                 std::string part,
                 Change change)
{
  return {std::move(name), std::move(text), [=](BuiltImage& image) {
            edit_section(image, part, change);
          }};
}

class SectionsRefusal : public testing::TestWithParam<Refusal> {};

TEST_P(SectionsRefusal, is_malformed)
{
  auto image = make_good_image();
  GetParam().spoil(image);

  EXPECT_EQ(find_fault(image.bytes, read_all), GetParam().message);
}

INSTANTIATE_TEST_SUITE_P(
  table,
  SectionsRefusal,
  testing::Values(
    make_header_row("entry_size",
                    "wrong size of a section header: found 40 bytes, expected "
                    "64",
                    [](Elf64_Ehdr& h) { h.e_shentsize = 40; }),
    make_header_row("count",
                    "section header table ends 64 bytes past the end of the "
                    "file: found 512 bytes at 0x320, expected at most 448",
                    [](Elf64_Ehdr& h) { h.e_shnum = 8; }),
    make_header_row("offset",
                    "section header table begins 18446744073709550367 bytes "
                    "past the end of the file: found 0xffffffffffffffff, "
                    "expected at most 0x4e0",
                    [](Elf64_Ehdr& h) { h.e_shoff = most; }),
    make_header_row(
      "names",
      "section of names is not in the section table: found 7, expected below 7",
      [](Elf64_Ehdr& h) { h.e_shstrndx = 7; }),
    Refusal{"count_in_section_0",
            "section header table ends 18446744073709551104 bytes past the "
            "end of the file: found 18446744073709551552 bytes at 0x320, "
            "expected at most 448",
            [](BuiltImage& image) {
              edit_header(image, [](Elf64_Ehdr& h) { h.e_shnum = 0; });
              tests::edit_at<Elf64_Shdr>(
                image, 0x320, [](Elf64_Shdr& s) { s.sh_size = most; });
            }},
    Refusal{"no_section_0",
            "section header table ends 64 bytes past the end of the file: "
            "found 64 bytes at 0x4e0, expected at most 0",
            [](BuiltImage& image) {
              edit_header(image, [](Elf64_Ehdr& h) {
                h.e_shnum = 0;
                h.e_shoff = 0x4e0;
              });
            }}),
  tests::format_row);

INSTANTIATE_TEST_SUITE_P(
  section,
  SectionsRefusal,
  testing::Values(
    make_section_row("size",
                     "section 3 ends 1 byte past the end of the file: found "
                     "833 bytes at 0x1a0, expected at most 832",
                     "dynsym",
                     [](Elf64_Shdr& s) { s.sh_size = 833; }),
    make_section_row("offset",
                     "section 3 begins 1 byte past the end of the file: found "
                     "0x4e1, expected at most 0x4e0",
                     "dynsym",
                     [](Elf64_Shdr& s) { s.sh_offset = 0x4e1; }),
    make_section_row("name",
                     "name of section 3 lies outside its string table: found "
                     "0x39, expected below 0x39",
                     "dynsym",
                     [](Elf64_Shdr& s) { s.sh_name = 57; }),
    make_section_row("section_of_names",
                     "section 6 ends 18446744073709551103 bytes past the end "
                     "of the file: found 18446744073709551615 bytes at 0x2e0, "
                     "expected at most 512",
                     "shstrtab",
                     [](Elf64_Shdr& s) { s.sh_size = most; }),
    Refusal{"name_without_end",
            "name of section 6 has no end: found 10 bytes at 0x2f, expected a "
            "NUL among them",
            [](BuiltImage& image) { image.bytes[0x2e0 + 56] = 'x'; }}),
  tests::format_row);

TEST(sections, names_and_places_are_those_of_the_file)
{
  const auto good = make_good_image();
  base::MemorySource source{Bytes(good.bytes)};

  const auto sections = read_all(source);

  ASSERT_TRUE(sections);
  ASSERT_EQ(sections->size(), 7U);
  const auto& symbols = (*sections)[3];
  EXPECT_EQ(symbols.name, ".dynsym");
  EXPECT_EQ(symbols.type, SHT_DYNSYM);
  EXPECT_EQ(symbols.flags, SHF_ALLOC);
  EXPECT_EQ(symbols.address, 0x1a0U);
  EXPECT_EQ(symbols.offset, 0x1a0U);
  EXPECT_EQ(symbols.size, 120U);
  EXPECT_EQ(symbols.link, 4U);
  EXPECT_EQ(symbols.alignment, 8U);
  EXPECT_EQ(symbols.entry_size, 24U);
}

TEST(sections, every_section_is_listed_in_order)
{
  EXPECT_THAT(list_names(make_good_image().bytes),
              testing::ElementsAre("",
                                   ".note.hallmark",
                                   ".hash",
                                   ".dynsym",
                                   ".dynstr",
                                   ".dynamic",
                                   ".shstrtab"));
}

TEST(sections, stripped_file_has_none)
{
  auto options = make_good_options();
  options.has_sections = false;

  EXPECT_THAT(list_names(tests::make_image(options).bytes), testing::IsEmpty());
}

TEST(sections, file_that_cannot_be_read_has_none)
{
  auto bytes = make_good_image().bytes;
  bytes[EI_DATA] = ELFDATA2MSB;

  EXPECT_THAT(list_names(bytes), testing::IsEmpty());
}

TEST(sections, counts_that_do_not_fit_the_header_are_in_section_0)
{
  auto image = make_good_image();
  edit_header(image, [](Elf64_Ehdr& h) {
    h.e_shnum = 0;
    h.e_shstrndx = SHN_XINDEX;
  });
  tests::edit_at<Elf64_Shdr>(image, 0x320, [](Elf64_Shdr& s) {
    s.sh_size = 7;
    s.sh_link = 6;
  });

  EXPECT_EQ(list_names(image.bytes).size(), 7U);
  EXPECT_EQ(list_names(image.bytes)[3], ".dynsym");
}

TEST(sections, file_without_names_has_nameless_sections)
{
  auto image = make_good_image();
  edit_header(image, [](Elf64_Ehdr& h) { h.e_shstrndx = SHN_UNDEF; });

  EXPECT_THAT(list_names(image.bytes),
              testing::ElementsAre("", "", "", "", "", "", ""));
}

TEST(sections, names_without_bytes_are_no_names)
{
  auto image = make_good_image();
  edit_section(
    image, "shstrtab", [](Elf64_Shdr& s) { s.sh_type = SHT_NOBITS; });

  EXPECT_EQ(list_names(image.bytes)[3], "");
}

TEST(sections, section_without_bytes_may_lie_anywhere)
{
  auto image = make_good_image();
  edit_section(image, "dynsym", [](Elf64_Shdr& s) {
    s.sh_type = SHT_NOBITS;
    s.sh_size = most;
  });

  EXPECT_EQ(list_names(image.bytes).size(), 7U);
}

}  // namespace
}  // namespace hallmark::elf::test_sections
