// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "lint/relocations.hpp"
#include "toolkit/lint/linted.hpp"

#include <algorithm>

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

}  // namespace
}  // namespace hallmark::tests::test_relocations
