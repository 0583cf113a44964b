// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "lint/relocations.hpp"
#include "toolkit/lint/linted.hpp"

#include <algorithm>
#include <cstring>

#include <gtest/gtest.h>

namespace hallmark::tests::test_relocations {
namespace {

TEST(Relocations, pointer_to_an_own_function_is_one)
{
  const Linted linted;
  linted.build("g++",
               "static void f() {}\n"
               "__attribute__((section(\"table\"))) void (*held)() = f;\n");
  const auto file = base::File::open(linted.workshop.find("a.so"));
  const auto object = object::Object::read(*file);
  const auto held = object->find_section("table");
  ASSERT_TRUE(held);
  const auto all = lint::read_relocations(*object);
  const auto found =
    std::ranges::find(all, held->header.sh_addr, &object::Relocation::place);
  ASSERT_NE(found, all.end());
  EXPECT_EQ(found->symbol, 0U);
  EXPECT_NE(found->addend, 0U);
}

/// A file whose sections are all tables of relocations, each as large as it.
TEST(Relocations, tables_that_overlap_are_none)
{
  const Linted linted;
  linted.build("g++", "int x;");
  auto bytes = linted.workshop.read("a.so");
  Elf64_Ehdr header;
  std::memcpy(&header, bytes.data(), sizeof header);
  for (std::size_t i = 1; i < header.e_shnum; ++i) {
    Elf64_Shdr table{};
    table.sh_type = SHT_RELA;
    table.sh_flags = SHF_ALLOC;
    table.sh_size = bytes.size();
    table.sh_entsize = sizeof(Elf64_Rela);
    std::memcpy(
      bytes.data() + header.e_shoff + i * sizeof table, &table, sizeof table);
  }
  linted.workshop.write("a.so", bytes);
  const auto file = base::File::open(linted.workshop.find("a.so"));
  EXPECT_TRUE(lint::read_relocations(*object::Object::read(*file)).empty());
}

}  // namespace
}  // namespace hallmark::tests::test_relocations
