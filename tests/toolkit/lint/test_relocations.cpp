// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "base/file.hpp"
#include "lint/relocations.hpp"
#include "toolkit/lint/linted.hpp"

#include <algorithm>

#include <elf.h>
#include <gtest/gtest.h>

namespace hallmark::tests {
namespace {

TEST(Relocations, pointer_to_an_own_function_is_one)
{
  const Linted linted;
  linted.build("g++",
               "static void f() {}\n"
               "__attribute__((section(\"table\"))) void (*held)() = f;\n");
  auto file = base::File::open(linted.workshop.find("a.so"));
  const auto image = elf::read_image(*file);
  const auto held = lint::find_section(*file, *image, "table");
  ASSERT_TRUE(held);
  const auto all = lint::read_relocations(*file, *image);
  const auto found =
    std::ranges::find(all, held->address, &lint::Relocation::address);
  ASSERT_NE(found, all.end());
  EXPECT_EQ(found->symbol, 0U);
  EXPECT_NE(found->addend, 0U);
}

TEST(Relocations, section_that_is_not_there_is_none)
{
  const Linted linted;
  linted.build("g++", "int x;");
  auto file = base::File::open(linted.workshop.find("a.so"));
  const auto image = elf::read_image(*file);
  EXPECT_FALSE(lint::find_section(*file, *image, ".nothing"));
}

}  // namespace
}  // namespace hallmark::tests
