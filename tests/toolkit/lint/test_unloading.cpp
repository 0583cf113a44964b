// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "toolkit/lint/linted.hpp"

#include <gtest/gtest.h>

namespace hallmark::tests::test_unloading {
namespace {

constexpr std::string_view destroyed =
  "struct D { ~D(); }; D::~D() {}\n"
  "static thread_local D one, two;\n"
  "extern \"C\" void use() { (void)&one; (void)&two; }\n";

TEST(Unloading, mark_of_the_linker_is_told)
{
  const Linted linted;
  linted.build("g++", "int x;", {"-Wl,-z,nodelete"});
  EXPECT_EQ(linted.find("nodelete"),
            "stays mapped forever: it is linked with -z nodelete (NODELETE in "
            "DT_FLAGS_1): link without -Wl,-z,nodelete\n");
}

TEST(Unloading, unique_symbols_are_told_by_name)
{
  const Linted linted;
  linted.build("g++",
               "template <class T> struct Table { static int size; };\n"
               "template <class T> int Table<T>::size = 3;\n"
               "int f() { return Table<int>::size; }\n");
  EXPECT_EQ(
    linted.find("unique_symbol"),
    "stays mapped forever: one of its symbols is unique in the process: "
    "'_ZN5TableIiE4sizeE', which is Table<int>::size (.dynsym): hide it with "
    "the stamp's response file, or compile with -fno-gnu-unique\n");
}

TEST(Unloading, destructors_of_thread_local_variables_are_told)
{
  const Linted linted;
  for (const std::string compiler : {"g++", "clang++"}) {
    if (!has_program(compiler)) {
      continue;
    }
    linted.build(compiler, destroyed);
    EXPECT_EQ(
      linted.find("thread_local_destructor"),
      "stays mapped until every thread ends that used a thread_local variable "
      "with a destructor (call of __cxa_thread_atexit; its thread_local "
      "variables: one, two): use thread_local types without a destructor, or "
      "end such threads before you close the plugin\n")
      << compiler;
  }
}

TEST(Unloading, variables_of_a_stripped_file_are_not_known)
{
  const Linted linted;
  linted.build("g++", destroyed, {"-s"});
  EXPECT_EQ(
    linted.find("thread_local_destructor"),
    "stays mapped until every thread ends that used a thread_local variable "
    "with a destructor (call of __cxa_thread_atexit): use thread_local types "
    "without a destructor, or end such threads before you close the plugin\n");
}

TEST(Unloading, thread_local_variables_without_destructors_are_sound)
{
  const Linted linted;
  linted.build("g++", "static thread_local int x; int *f() { return &x; }");
  EXPECT_EQ(linted.look().findings.size(), 0U);
}

}  // namespace
}  // namespace hallmark::tests::test_unloading
