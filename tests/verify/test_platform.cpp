// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "verify/platform.hpp"

#include <string>

#include <elf.h>
#include <gtest/gtest.h>

namespace hallmark::verify::test_platform {
namespace {

constexpr Platform x86_64{ELFCLASS64, ELFDATA2LSB, EM_X86_64};

elf::Header
make_header(std::uint8_t file_class,
            std::uint8_t byte_order,
            std::uint16_t machine)
{
  elf::Header header;
  header.file_class = file_class;
  header.byte_order = byte_order;
  header.machine = machine;
  return header;
}

/// What is said of a file's platform; empty when nothing.
std::string
find_fault(const elf::Header& header, const std::optional<Platform>& platform)
{
  const auto sound = check_platform(header, platform);
  return sound ? "" : base::format_error(sound.error());
}

TEST(platform, file_for_this_machine_is_accepted)
{
  const auto here = this_platform();

  EXPECT_EQ(
    find_fault(make_header(here.file_class, here.byte_order, here.machine),
               here),
    "");
}

TEST(platform, another_machine_is_named)
{
  EXPECT_EQ(
    find_fault(make_header(ELFCLASS64, ELFDATA2LSB, EM_AARCH64), x86_64),
    "hallmark: error: file is for another machine: found aarch64, expected "
    "x86-64");
}

TEST(platform, another_class_is_named)
{
  EXPECT_EQ(
    find_fault(make_header(ELFCLASS32, ELFDATA2LSB, EM_X86_64), x86_64),
    "hallmark: error: file is for another class: found 32 bits, expected 64 "
    "bits");
}

TEST(platform, another_byte_order_is_named)
{
  EXPECT_EQ(
    find_fault(make_header(ELFCLASS64, ELFDATA2MSB, EM_X86_64), x86_64),
    "hallmark: error: file is for another byte order: found big endian, "
    "expected little endian");
}

TEST(platform, all_that_differs_is_named_the_class_first)
{
  EXPECT_EQ(find_fault(make_header(ELFCLASS32, ELFDATA2MSB, EM_PPC), x86_64),
            "hallmark: error: file is for another platform\n"
            "  class: found 32 bits, expected 64 bits\n"
            "  byte order: found big endian, expected little endian\n"
            "  machine: found machine 0x14, expected x86-64");
}

TEST(platform, refusal_is_of_the_platform)
{
  const auto sound =
    check_platform(make_header(ELFCLASS64, ELFDATA2LSB, EM_AARCH64), x86_64);

  ASSERT_FALSE(sound);
  EXPECT_EQ(sound.error().code, Code::wrong_platform);
}

TEST(platform, any_machine_is_accepted_when_none_is_asked_for)
{
  EXPECT_EQ(find_fault(make_header(ELFCLASS64, ELFDATA2LSB, EM_AARCH64), {}),
            "");
  EXPECT_EQ(find_fault(make_header(ELFCLASS64, ELFDATA2LSB, EM_NONE), {}), "");
}

TEST(platform, file_that_cannot_be_read_is_refused_though_none_is_asked_for)
{
  EXPECT_EQ(find_fault(make_header(ELFCLASS32, ELFDATA2LSB, EM_386), {}),
            "hallmark: error: file is for another class: found 32 bits, "
            "expected 64 bits");
}

TEST(platform, there_is_a_loader_for_two_machines)
{
  EXPECT_TRUE(check_machine(make_header(ELFCLASS64, ELFDATA2LSB, EM_X86_64)));
  EXPECT_TRUE(check_machine(make_header(ELFCLASS64, ELFDATA2LSB, EM_AARCH64)));
  const auto other =
    check_machine(make_header(ELFCLASS64, ELFDATA2LSB, EM_RISCV));
  ASSERT_FALSE(other);
  EXPECT_EQ(base::format_error(other.error()),
            "hallmark: error: file is for another machine: found riscv, "
            "expected x86-64 or aarch64");
}

}  // namespace
}  // namespace hallmark::verify::test_platform
