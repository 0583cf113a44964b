// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/dwarf/types.hpp"
#include "toolkit/contract/snippet.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace hallmark::tests::test_types {
namespace {

using testing::HasSubstr;

struct Row {
  const char* declaration;
  const char* expected;
};

// One header holds them all, as export N: a compiler takes its time to start.
const std::vector<Row> rows = {
  {"void NAME(int, float)", "void(int,float)"},
  {"int NAME(const char*, ...)", "int(const char*,...)"},
  {"extern const volatile int NAME", "const volatile int"},
  {"extern const char* const NAME", "const char*const"},
  {"extern char* volatile* const NAME", "char*volatile*const"},
  {"extern int NAME[2][3]", "int[2][3]"},
  {"extern int NAME[]", "int[]"},
  {"extern const A NAME[4]", "const A[4]"},
  {"extern int (*NAME)[4]", "int(*)[4]"},
  {"extern void (*NAME)(int)", "void(*)(int)"},
  {"extern void (*const NAME)(int)", "void(*const)(int)"},
  {"extern int (*(*NAME)(char))(double)", "int(*(*)(char))(double)"},
  {"extern int (*NAME[3])(void)", "int(*[3])()"},
  {"extern int A::* NAME", "int A::*"},
  {"extern const int A::* const NAME", "const int A::*const"},
  {"extern int (A::*NAME)(int) const", "int(A::*)(int)const"},
  {"extern int (A::*NAME)(int) const volatile &",
   "int(A::*)(int)const volatile&"},
  {"extern int (A::*NAME)() &&", "int(A::*)()&&"},
  {"void NAME(int&, const int&, A&&)", "void(int&,const int&,A&&)"},
  {"void NAME(int (&)[2], int (&&)(char))", "void(int(&)[2],int(&&)(char))"},
  {"void NAME(decltype(nullptr))", "void(std::nullptr_t)"},
  {"void NAME(const int, int[3], int(char))", "void(int,int*,int(*)(char))"},
  {"struct A* NAME(enum E, union U*)", "A*(E,U*)"},
  {"T<const A*> NAME()", "T<const A*>()"},
  {"auto NAME(int) -> int (*)[2]", "int(*(int))[2]"},
  {"void NAME(const void*, void*const*)", "void(const void*,void*const*)"},
  {"extern int* const A::* NAME", "int*const A::*"},
  {"void NAME(const V*, V&)",
   "void(const __vector(4) float*,__vector(4) float&)"},
  {"extern unsigned long long int NAME", "unsigned long long"},
};

class types : public testing::TestWithParam<std::string> {};

TEST_P(types, have_one_spelling)
{
  if (!is_installed(GetParam())) {
    GTEST_SKIP() << GetParam() << " is not installed";
  }
  Snippet snippet;
  snippet.compiler = GetParam();
  snippet.text = "struct A; enum E : int; union U;\n"
                 "template<class X> struct T { X x; };\n"
                 "typedef float V __attribute__((vector_size(16)));\n";
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto name = "n" + std::to_string(i);
    std::string declaration = rows[i].declaration;
    declaration.replace(declaration.find("NAME"), 4, name);
    snippet.text += declaration + ";\n";
    snippet.exports.push_back(name);
  }
  const auto text = text_of(snippet);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    EXPECT_THAT(text,
                testing::ContainsRegex("export\tn" + std::to_string(i) +
                                       "\t(function|variable)\t"));
    EXPECT_THAT(text, HasSubstr("\t" + std::string(rows[i].expected) + "\n"))
      << rows[i].declaration;
  }
}

INSTANTIATE_TEST_SUITE_P(compilers,
                         types,
                         testing::Values("g++", "clang++-14"),
                         [](const auto& row) {
                           return row.param.substr(0, 3) == "g++" ? "gcc"
                                                                  : "clang";
                         });

TEST(types_refused, closure_types_have_no_name)
{
  for (const auto& compiler : find_compilers()) {
    EXPECT_THAT(error_of({.text = "template<class T> struct H { T* t; };\n"
                                  "inline auto l = [](int) {};\n"
                                  "extern H<decltype(l)> h;\n",
                          .exports = {"h"},
                          .compiler = compiler + " -std=c++17"}),
                testing::StartsWith("hallmark: error: 'DIR/sample.hpp': "))
      << compiler;
  }
}

}  // namespace
}  // namespace hallmark::tests::test_types
