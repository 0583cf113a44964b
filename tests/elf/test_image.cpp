// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "elf/good_image.hpp"
#include "elf/image.hpp"
#include "support/patch.hpp"

#include <limits>
#include <string>

#include <elf.h>
#include <gtest/gtest.h>

namespace hallmark::elf::test_image {
namespace {

using tests::BuiltImage;
using tests::edit_header;
using tests::edit_segment;
using tests::Refusal;

constexpr auto most = std::numeric_limits<std::uint64_t>::max();

Result<Image>
read_bytes(std::string_view bytes)
{
  base::MemorySource source{Bytes(bytes)};
  return read_image(source);
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

/// A row that changes the nth segment of a type.
template<class Change>
Refusal
make_segment_row(std::string name,
                 std::string text,
                 std::uint32_t type,
                 std::size_t nth,
                 Change change)
{
  return {std::move(name), std::move(text), [=](BuiltImage& image) {
            edit_segment(image, type, change, nth);
          }};
}

class ImageRefusal : public testing::TestWithParam<Refusal> {};

TEST_P(ImageRefusal, is_malformed)
{
  auto image = make_good_image();
  GetParam().spoil(image);

  const auto result = read_bytes(image.bytes);

  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().code, Code::malformed);
  EXPECT_EQ(base::format_message(result.error()), GetParam().message);
}

INSTANTIATE_TEST_SUITE_P(
  table,
  ImageRefusal,
  testing::Values(
    make_header_row("entry_size",
                    "wrong size of a program header: found 32 bytes, expected "
                    "56",
                    [](Elf64_Ehdr& h) { h.e_phentsize = 32; }),
    make_header_row("count",
                    "too many program headers: found 65535, expected at most "
                    "1170",
                    [](Elf64_Ehdr& h) { h.e_phnum = PN_XNUM; }),
    make_header_row("end",
                    "program header table ends 56 bytes past the end of the "
                    "file: found 280 bytes at 0x400, expected at most 224",
                    [](Elf64_Ehdr& h) { h.e_phoff = 0x400; }),
    make_header_row("start",
                    "program header table begins 1 byte past the end of the "
                    "file: found 0x4e1, expected at most 0x4e0",
                    [](Elf64_Ehdr& h) { h.e_phoff = 0x4e1; }),
    make_header_row("overflow",
                    "program header table begins 18446744073709550367 bytes "
                    "past the end of the file: found 0xffffffffffffffff, "
                    "expected at most 0x4e0",
                    [](Elf64_Ehdr& h) { h.e_phoff = most; })),
  tests::format_row);

INSTANTIATE_TEST_SUITE_P(
  segment,
  ImageRefusal,
  testing::Values(
    make_segment_row("load_size",
                     "segment 0 ends 32 bytes past the end of the file: found "
                     "1280 bytes at 0x0, expected at most 1248",
                     PT_LOAD,
                     0,
                     [](Elf64_Phdr& s) { s.p_filesz = s.p_memsz = 0x500; }),
    make_segment_row("note_size",
                     "segment 3 ends 18446744073709550711 bytes past the end "
                     "of the file: found 18446744073709551615 bytes at 0x158, "
                     "expected at most 904",
                     PT_NOTE,
                     0,
                     [](Elf64_Phdr& s) { s.p_filesz = most; }),
    make_segment_row("dynamic_offset",
                     "segment 2 begins 2848 bytes past the end of the file: "
                     "found 0x1000, expected at most 0x4e0",
                     PT_DYNAMIC,
                     0,
                     [](Elf64_Phdr& s) { s.p_offset = 0x1000; }),
    make_segment_row("unknown_type",
                     "segment 3 begins 2848 bytes past the end of the file: "
                     "found 0x1000, expected at most 0x4e0",
                     PT_NOTE,
                     0,
                     [](Elf64_Phdr& s) {
                       s.p_type = 0x12345678;
                       s.p_offset = 0x1000;
                     }),
    make_segment_row("alignment",
                     "wrong alignment of segment 3: found 12, expected a "
                     "power of two",
                     PT_NOTE,
                     0,
                     [](Elf64_Phdr& s) { s.p_align = 12; }),
    make_segment_row("load_memory",
                     "segment 1 is smaller in memory than in the file: found "
                     "1 byte, expected at least 144",
                     PT_LOAD,
                     1,
                     [](Elf64_Phdr& s) { s.p_memsz = 1; }),
    make_segment_row("thread_local_memory",
                     "segment 3 is smaller in memory than in the file: found "
                     "0 bytes, expected at least 36",
                     PT_NOTE,
                     0,
                     [](Elf64_Phdr& s) {
                       s.p_type = PT_TLS;
                       s.p_memsz = 0;
                     }),
    make_segment_row("place_in_page",
                     "offset and address of segment 1 disagree: found 0x250 "
                     "and 0x1260, expected them equal modulo 0x1000",
                     PT_LOAD,
                     1,
                     [](Elf64_Phdr& s) { s.p_vaddr += 0x10; }),
    make_segment_row("address_space",
                     "segment 1 ends 1793 bytes past the end of the address "
                     "space: found 5296 bytes at 0xfffffffffffff250, expected "
                     "at most 3503",
                     PT_LOAD,
                     1,
                     [](Elf64_Phdr& s) {
                       s.p_vaddr = most - 0xfff + 0x250;
                       s.p_memsz = 0x14b0;
                     }),
    make_segment_row("overlap",
                     "segment 1 begins before segment 0 ends: found 0x1250, "
                     "expected at least 0x2000",
                     PT_LOAD,
                     0,
                     [](Elf64_Phdr& s) { s.p_memsz = 0x2000; }),
    make_segment_row("order",
                     "segment 1 begins before segment 0 ends: found 0x1250, "
                     "expected at least 0x1024d",
                     PT_LOAD,
                     0,
                     [](Elf64_Phdr& s) { s.p_vaddr = 0x10000; })),
  tests::format_row);

TEST(image, segments_are_in_file_order)
{
  const auto image = read_bytes(make_good_image().bytes);

  ASSERT_TRUE(image);
  ASSERT_EQ(image->segments.size(), 5U);
  EXPECT_EQ(image->segments[0].type, PT_LOAD);
  EXPECT_EQ(image->segments[2].type, PT_DYNAMIC);
  const auto& data = image->segments[1];
  EXPECT_EQ(data.type, PT_LOAD);
  EXPECT_EQ(data.flags, PF_R | PF_W);
  EXPECT_EQ(data.offset, 0x250U);
  EXPECT_EQ(data.address, 0x1250U);
  EXPECT_EQ(data.file_size, 144U);
  EXPECT_EQ(data.memory_size, 176U);
  EXPECT_EQ(data.alignment, 0x1000U);
}

TEST(image, object_has_no_segments)
{
  auto options = make_good_options();
  options.type = ET_REL;
  options.has_segments = options.has_dynamic = false;

  const auto image = read_bytes(tests::make_image(options).bytes);

  ASSERT_TRUE(image);
  EXPECT_TRUE(image->segments.empty());
}

TEST(image, file_that_cannot_be_read_has_a_header_and_no_segments)
{
  auto bytes = make_good_image().bytes;
  bytes[EI_CLASS] = ELFCLASS32;

  const auto image = read_bytes(bytes);

  ASSERT_TRUE(image);
  EXPECT_EQ(image->header.file_class, ELFCLASS32);
  EXPECT_TRUE(image->segments.empty());
}

TEST(image, empty_segment_may_lie_anywhere)
{
  auto image = make_good_image();
  edit_segment(image, PT_GNU_STACK, [](Elf64_Phdr& s) { s.p_offset = most; });

  EXPECT_TRUE(read_bytes(image.bytes));
}

TEST(image, note_of_a_core_file_has_no_memory)
{
  auto image = make_good_image();
  edit_segment(image, PT_NOTE, [](Elf64_Phdr& s) { s.p_memsz = 0; });

  EXPECT_TRUE(read_bytes(image.bytes));
}

TEST(image, address_is_found_in_the_file_part_of_its_segment)
{
  const auto image = read_bytes(make_good_image().bytes);
  ASSERT_TRUE(image);

  EXPECT_EQ(find_offset(*image, 0, 0x24d), 0U);
  EXPECT_EQ(find_offset(*image, 0x1250, 144), 0x250U);
  EXPECT_EQ(find_offset(*image, 0x1260, 128), 0x260U);
  EXPECT_EQ(find_room(*image, 0x1260), 128U);
}

TEST(image, address_outside_the_file_parts_is_not_found)
{
  const auto image = read_bytes(make_good_image().bytes);
  ASSERT_TRUE(image);

  EXPECT_FALSE(find_offset(*image, 0x24d, 1));
  EXPECT_FALSE(find_offset(*image, 0, 0x24e));
  EXPECT_FALSE(find_offset(*image, 0x1250, 145));
  EXPECT_FALSE(find_offset(*image, 0x12e0, 1));
  EXPECT_FALSE(find_offset(*image, 0x1260, most));
  EXPECT_FALSE(find_offset(*image, most, 1));
  EXPECT_FALSE(find_room(*image, 0x12e0));
}

TEST(image, bytes_are_read_by_their_address)
{
  const auto good = make_good_image();
  base::MemorySource source{Bytes(good.bytes)};
  const auto image = read_image(source);
  ASSERT_TRUE(image);

  const auto bytes = read_address(source, *image, "part", 0x1260, 16);

  ASSERT_TRUE(bytes);
  EXPECT_EQ(bytes->view(), good.bytes.substr(0x260, 16));
}

TEST(image, part_outside_the_segments_is_named)
{
  const auto image = read_bytes(make_good_image().bytes);
  ASSERT_TRUE(image);

  EXPECT_EQ(base::format_message(
              check_address(*image, "hash table", 0x9000, 8).error()),
            "hash table lies in no segment: found 8 bytes at address 0x9000");
  EXPECT_EQ(
    base::format_message(check_address(*image, "hash table", 0x249, 8).error()),
    "hash table ends 4 bytes past its segment: found 8 bytes at "
    "address 0x249, expected at most 4");
}

TEST(image, nothing_is_read_wherever_it_is)
{
  const auto good = make_good_image();
  base::MemorySource source{Bytes(good.bytes)};
  const auto image = read_image(source);
  ASSERT_TRUE(image);

  const auto bytes = read_address(source, *image, "part", 0x9000, 0);

  ASSERT_TRUE(bytes);
  EXPECT_EQ(bytes->size(), 0U);
}

TEST(image, types_are_named_as_people_do)
{
  Image image;
  const auto format = [&](std::uint16_t type) {
    image.header.type = type;
    return format_type(image);
  };

  EXPECT_EQ(format(ET_REL), "object");
  EXPECT_EQ(format(ET_EXEC), "executable");
  EXPECT_EQ(format(ET_DYN), "shared object");
  EXPECT_EQ(format(ET_CORE), "core file");
  EXPECT_EQ(format(0xfe00), "type 0xfe00");
}

TEST(image, shared_object_with_an_interpreter_is_an_executable)
{
  Image image;
  image.header.type = ET_DYN;
  image.segments.push_back({.type = PT_INTERP});

  EXPECT_EQ(format_type(image), "executable");
}

}  // namespace
}  // namespace hallmark::elf::test_image
