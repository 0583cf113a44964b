// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/text/functions.hpp"
#include "toolkit/contract/snippet.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace hallmark::tests::test_functions {
namespace {

using testing::HasSubstr;

TEST(functions, exports_and_members_say_whether_they_throw)
{
  const std::string header =
    "#include <functional>\nnamespace a { struct S { void (*&&cb)() noexcept;\n"
    "private: union { int (*in)(S*) noexcept; int x; };\n"
    "void (S::*method)(int) const noexcept; void (*(*table[2])())() noexcept;\n"
    "std::function<void()> leaf; };\n"
    "int f(S&, void (*)(void (*)() noexcept)) noexcept;\n"
    "int g(S&); extern void (*hook)() noexcept; }";
  std::string first;
  for (const auto& compiler : find_compilers()) {
    const auto text = text_of({.text = header,
                               .exports = {"a::f", "a::g", "a::hook"},
                               .compiler = compiler + " -std=c++17"});
    EXPECT_THAT(
      text,
      HasSubstr("\tint(a::S&,void(*)(void(*)()noexcept))\n"
                "\tlinkage\t_ZN1a1fERNS_1SEPFvPDoFvvEE\n\tnoexcept\n"))
      << compiler;
    EXPECT_THAT(text, HasSubstr("\tcb\tvoid(*&&)()noexcept\n"));
    EXPECT_THAT(text, HasSubstr("\tin\tint(*)(a::S*)noexcept\n"));
    EXPECT_THAT(text,
                HasSubstr("\tmethod\tvoid(a::S::*)(int)const noexcept\n"));
    EXPECT_THAT(text, HasSubstr("\ttable\tvoid(*(*[2])())()noexcept\n"));
    EXPECT_THAT(text, HasSubstr("hook\tvariable\tvoid(*)()noexcept\n"));
    first = first.empty() ? text : first;
    EXPECT_EQ(text, first) << compiler;
  }
}

TEST(functions, before_cxx17_only_functions_say_it)
{
  const std::string header =
    "struct S { void (*cb)() noexcept; };\n"
    "int f(S*) noexcept; int g(S*) throw(); int h(S*) noexcept(false);";
  for (const auto& compiler : find_compilers()) {
    const auto text = text_of({.text = header,
                               .exports = {"f", "g", "h"},
                               .compiler = compiler + " -std=c++14"});
    EXPECT_THAT(text,
                HasSubstr("unsaid\tnoexcept of types\nexport\tf\tfunction\t"
                          "int(S*)\n\tlinkage\t_Z1fP1S\n\tnoexcept\n"
                          "export\tg\tfunction\tint(S*)\n"
                          "\tlinkage\t_Z1gP1S\n\tnoexcept\n"
                          "export\th\tfunction\tint(S*)\n"
                          "\tlinkage\t_Z1hP1S\nclass"))
      << compiler;
    EXPECT_THAT(text, HasSubstr("\tcb\tvoid(*)()\n"));
  }
}

TEST(functions, c_says_nothing_of_it)
{
  for (const auto& compiler : find_compilers(contract::Language::c)) {
    EXPECT_THAT(text_of({.text = "void f(void (*)(void));",
                         .exports = {"f"},
                         .compiler = compiler,
                         .language = contract::Language::c}),
                HasSubstr("machine\tx86-64\nunsaid\tnoexcept\nexport\tf\t"));
  }
}

TEST(functions, a_condition_that_only_an_older_compiler_has_is_refused)
{
  const std::string header = "template<class T> struct S { virtual void\n"
                             "f() noexcept(sizeof(T) == 4); };\n"
                             "void g(S<int>*);";
  for (const auto& compiler : find_compilers()) {
    EXPECT_THAT(text_of({.text = header,
                         .exports = {"g"},
                         .compiler = compiler + " -std=c++17"}),
                HasSubstr("\tvirtual\t0\tf()\tvoid\tnoexcept\n"));
    EXPECT_EQ(
      error_of({.text = header,
                .exports = {"g"},
                .compiler = compiler + " -std=c++14"}),
      "hallmark: error: 'DIR/sample.hpp': 'S<int>::f' has a condition for "
      "'noexcept' that is not known");
  }
}

}  // namespace
}  // namespace hallmark::tests::test_functions
