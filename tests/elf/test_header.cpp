// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "elf/good_image.hpp"
#include "support/patch.hpp"

#include <string>

#include <elf.h>
#include <gtest/gtest.h>

namespace hallmark::elf::test_header {
namespace {

using tests::BuiltImage;
using tests::edit_header;
using tests::Refusal;

Result<Header>
read_bytes(std::string_view bytes)
{
  base::MemorySource source{Bytes(bytes)};
  return read_header(source);
}

class HeaderRefusal : public testing::TestWithParam<Refusal> {};

TEST_P(HeaderRefusal, is_malformed)
{
  auto image = make_good_image();
  GetParam().spoil(image);

  const auto header = read_bytes(image.bytes);

  ASSERT_FALSE(header);
  EXPECT_EQ(header.error().code, Code::malformed);
  EXPECT_EQ(base::format_message(header.error()), GetParam().message);
}

/// A row that sets a byte of the identification.
Refusal
make_byte_row(std::string name, std::size_t index, char value, std::string text)
{
  return {std::move(name), std::move(text), [=](BuiltImage& image) {
            image.bytes[index] = value;
          }};
}

/// A row that cuts the file.
Refusal
make_cut_row(std::string name, std::size_t size, std::string text)
{
  return {std::move(name), std::move(text), [=](BuiltImage& image) {
            image.bytes.resize(size);
          }};
}

INSTANTIATE_TEST_SUITE_P(
  header,
  HeaderRefusal,
  testing::Values(
    make_cut_row("empty", 0, "file is empty"),
    make_cut_row("only_magic",
                 4,
                 "file is shorter than an ELF header: found 4 bytes, expected "
                 "at least 64"),
    make_cut_row("part_of_magic",
                 1,
                 "file is shorter than an ELF header: found 1 byte, expected "
                 "at least 64"),
    make_cut_row("without_machine",
                 19,
                 "file is shorter than an ELF header: found 19 bytes, "
                 "expected at least 64"),
    make_cut_row("without_last_byte",
                 63,
                 "file is shorter than an ELF header: found 63 bytes, "
                 "expected at least 64"),
    Refusal{"text",
            "not an ELF file",
            [](BuiltImage& image) { image.bytes = "#!/bin/sh\n"; }},
    Refusal{"one_letter",
            "not an ELF file",
            [](BuiltImage& image) { image.bytes = "E"; }},
    make_byte_row("magic_0", 0, 'E', "not an ELF file"),
    make_byte_row("magic_3", 3, 'f', "not an ELF file"),
    make_byte_row("class_0",
                  EI_CLASS,
                  0,
                  "unknown ELF class: found 0, expected 1 or 2"),
    make_byte_row("class_3",
                  EI_CLASS,
                  3,
                  "unknown ELF class: found 3, expected 1 or 2"),
    make_byte_row("byte_order_0",
                  EI_DATA,
                  0,
                  "unknown byte order: found 0, expected 1 or 2"),
    make_byte_row("byte_order_3",
                  EI_DATA,
                  3,
                  "unknown byte order: found 3, expected 1 or 2"),
    make_byte_row("version_0",
                  EI_VERSION,
                  0,
                  "unknown ELF version: found 0, expected 1"),
    Refusal{"second_version",
            "unknown ELF version: found 2, expected 1",
            [](BuiltImage& image) {
              edit_header(image, [](Elf64_Ehdr& h) { h.e_version = 2; });
            }},
    Refusal{"size",
            "wrong size of the ELF header: found 52 bytes, expected 64",
            [](BuiltImage& image) {
              edit_header(image, [](Elf64_Ehdr& h) { h.e_ehsize = 52; });
            }}),
  tests::format_row);

TEST(header, fields_are_those_of_the_file)
{
  const auto header = read_bytes(make_good_image().bytes);

  ASSERT_TRUE(header);
  EXPECT_TRUE(header->is_readable());
  EXPECT_EQ(header->type, ET_DYN);
  EXPECT_EQ(header->machine, tests::this_machine);
  EXPECT_EQ(header->segments_offset, 0x40U);
  EXPECT_EQ(header->segment_entry_size, 56);
  EXPECT_EQ(header->segment_count, 5);
  EXPECT_EQ(header->sections_offset, 0x320U);
  EXPECT_EQ(header->section_entry_size, 64);
  EXPECT_EQ(header->section_count, 7);
  EXPECT_EQ(header->section_names, 6);
}

TEST(header, another_class_is_told_apart_from_20_bytes)
{
  auto bytes = make_good_image().bytes.substr(0, 20);
  bytes[EI_CLASS] = ELFCLASS32;
  bytes[18] = EM_386;

  const auto header = read_bytes(bytes);

  ASSERT_TRUE(header);
  EXPECT_FALSE(header->is_readable());
  EXPECT_EQ(header->file_class, ELFCLASS32);
  EXPECT_EQ(header->machine, EM_386);
}

TEST(header, another_byte_order_is_told_apart_and_obeyed)
{
  auto bytes = make_good_image().bytes.substr(0, 20);
  bytes[EI_DATA] = ELFDATA2MSB;
  bytes.replace(16, 4, std::string{0, ET_DYN, 0, EM_S390});

  const auto header = read_bytes(bytes);

  ASSERT_TRUE(header);
  EXPECT_FALSE(header->is_readable());
  EXPECT_EQ(header->byte_order, ELFDATA2MSB);
  EXPECT_EQ(header->type, ET_DYN);
  EXPECT_EQ(header->machine, EM_S390);
}

TEST(header, machines_are_named_as_their_makers_do)
{
  EXPECT_EQ(format_machine(EM_X86_64), "x86-64");
  EXPECT_EQ(format_machine(EM_AARCH64), "aarch64");
  EXPECT_EQ(format_machine(EM_386), "x86");
  EXPECT_EQ(format_machine(EM_ARM), "arm");
  EXPECT_EQ(format_machine(EM_PPC64), "powerpc64");
  EXPECT_EQ(format_machine(EM_RISCV), "riscv");
  EXPECT_EQ(format_machine(EM_S390), "s390");
}

TEST(header, machine_without_a_name_has_its_number)
{
  EXPECT_EQ(format_machine(2), "machine 0x2");
}

}  // namespace
}  // namespace hallmark::elf::test_header
