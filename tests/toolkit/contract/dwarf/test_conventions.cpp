// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/dwarf/conventions.hpp"
#include "toolkit/contract/snippet.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace hallmark::tests::test_conventions {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(conventions, are_in_the_types_of_both_compilers)
{
  const std::string header =
    "struct S { void (__attribute__((ms_abi)) *odd)(int) noexcept;\n"
    "void (*plain)(int); };\n"
    "void __attribute__((ms_abi)) f(S*, int (__attribute__((ms_abi))*)());";
  std::string first;
  for (const auto& compiler : find_compilers()) {
    const auto text = text_of(
      {.text = header, .exports = {"f"}, .compiler = compiler + " -std=c++17"});
    EXPECT_THAT(
      text, HasSubstr("\tf\tfunction\tvoid(S*,int(*)()[[ms_abi]])[[ms_abi]]\n"))
      << compiler;
    EXPECT_THAT(text, HasSubstr("\todd\tvoid(*)(int)noexcept[[ms_abi]]\n"));
    EXPECT_THAT(text, HasSubstr("\tplain\tvoid(*)(int)\n"));
    first = first.empty() ? text : first;
    EXPECT_EQ(text, first) << compiler;
  }
}

TEST(conventions, the_usual_one_is_none)
{
  for (const auto& compiler : find_compilers()) {
    const auto text =
      text_of({.text = "void f(int (__attribute__((sysv_abi))*)());",
               .exports = {"f"},
               .compiler = compiler});
    EXPECT_THAT(text, HasSubstr("\tf\tfunction\tvoid(int(*)())\n")) << compiler;
  }
}

TEST(conventions, of_clang_alone_are_in_its_debugging_information)
{
  for (const auto& compiler : find_compilers()) {
    if (!compiler.starts_with("clang")) {
      continue;
    }
    const auto text = text_of(
      {.text = "struct S { void (__attribute__((preserve_most)) *p)();\n"
               "void (__attribute__((vectorcall)) *v)();\n"
               "void (__attribute__((regcall)) *r)(); };\nvoid f(S*);",
       .exports = {"f"},
       .compiler = compiler});
    EXPECT_THAT(text, HasSubstr("\tp\tvoid(*)()[[preserve_most]]\n"))
      << compiler;
    EXPECT_THAT(text, HasSubstr("\tv\tvoid(*)()[[vectorcall]]\n")) << compiler;
    EXPECT_THAT(text, HasSubstr("\tr\tvoid(*)()[[regcall]]\n")) << compiler;
  }
}

TEST(conventions, in_arguments_of_templates_are_part_of_the_name)
{
  const std::string header =
    "template<class T> struct Holder { T value; };\n"
    "void f(Holder<void (__attribute__((ms_abi))*)(int)>*,\n"
    "       Holder<void (*)(int)>*);";
  std::string first;
  for (const auto& compiler : find_compilers()) {
    const auto text =
      text_of({.text = header, .exports = {"f"}, .compiler = compiler});
    EXPECT_THAT(text,
                HasSubstr("class\tHolder<void(*)(int)[[ms_abi]]>\n"
                          "\tsize\t8\n\talign\t8\n\tpass\tvalue\n"
                          "\tmember\t0\tvalue\tvoid(*)(int)[[ms_abi]]\n"))
      << compiler;
    EXPECT_THAT(text, Not(HasSubstr("declared")));
    first = first.empty() ? text : first;
    EXPECT_EQ(without_unsaid(text), first) << compiler;
  }
}

}  // namespace
}  // namespace hallmark::tests::test_conventions
