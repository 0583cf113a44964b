// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/names/name_parser.hpp"
#include "contract/names/names.hpp"

#include <gtest/gtest.h>

namespace hallmark::contract::names::test_name_parser {
namespace {

struct Row {
  const char* gcc;
  const char* clang;
  const char* expected;
};

class name_parser : public testing::TestWithParam<Row> {};

TEST_P(name_parser, both_spellings_become_one)
{
  const auto& row = GetParam();
  EXPECT_EQ(normalise_name(row.gcc).text, row.expected);
  EXPECT_EQ(normalise_name(row.clang).text, row.expected);
  EXPECT_EQ(normalise_name(row.expected).text, row.expected);
}

INSTANTIATE_TEST_SUITE_P(
  spellings,
  name_parser,
  testing::Values(
    Row{"R<long unsigned int, 4>",
        "R<unsigned long, 4UL>",
        "R<unsigned long,4>"},
    Row{"P<int const, X*>", "P<const int, X *>", "P<const int,X*>"},
    Row{"X<char*const*>", "X<char *const *>", "X<char*const*>"},
    Row{"X<const char* const>", "X<char const *const>", "X<const char*const>"},
    Row{"X<int volatile const>",
        "X<const volatile int>",
        "X<const volatile int>"},
    Row{"X<(ns::E)-1>", "X<(ns::E)-1>", "X<(ns::E)-1>"},
    Row{"X<'a'>", "X<'a'>", "X<97>"},
    Row{"X<'\\37777777777'>", "X<'\\xff'>", "X<-1>"},
    Row{"X<200>", "X<(unsigned char)'\\xc8'>", "X<200>"},
    Row{"X<-1>", "X<(signed char)'\\xff'>", "X<-1>"},
    Row{"X<8364>", "X<L'\\u20ac'>", "X<8364>"},
    Row{"X<-1>", "X<L'\\Uffffffff'>", "X<-1>"},
    Row{"X<128512>", "X<U'\\U0001f600'>", "X<128512>"},
    Row{"X<'\\012'>", "X<'\\n'>", "X<10>"},
    Row{"X<'\\000'>", "X<'\\x00'>", "X<0>"},
    Row{"X<'\\''>", "X<'\\''>", "X<39>"},
    Row{"X<true>", "X<true>", "X<true>"},
    Row{"X<(& obj)>", "X<&obj>", "X<obj>"},
    Row{"X<((ns::E)3)>", "X<(ns::E)3>", "X<(ns::E)3>"},
    Row{"X<void (*)(int, const char*)>",
        "X<void (*)(int, const char *)>",
        "X<void(*)(int,const char*)>"},
    Row{"X<void(int, ...)>", "X<void (int, ...)>", "X<void(int,...)>"},
    Row{"X<int(void)>", "X<int ()>", "X<int()>"},
    Row{"X<int() const>", "X<int () const>", "X<int()const>"},
    Row{"X<void() noexcept>", "X<void () noexcept>", "X<void()noexcept>"},
    Row{"X<int A::*>", "X<int A::*>", "X<int A::*>"},
    Row{"X<int (ns::A::*)(int) const>",
        "X<int (ns::A::*)(int) const>",
        "X<int(ns::A::*)(int)const>"},
    Row{"X<int [3]>", "X<int[3]>", "X<int[3]>"},
    Row{"X<const int []>", "X<const int[]>", "X<const int[]>"},
    Row{"X<int (*)[4]>", "X<int (*)[4]>", "X<int(*)[4]>"},
    Row{"X<int (&)[4]>", "X<int (&)[4]>", "X<int(&)[4]>"},
    Row{"X<Y<Z<int> > >", "X<Y<Z<int>>>", "X<Y<Z<int>>>"},
    Row{"X<{anonymous}::H>",
        "X<(anonymous namespace)::H>",
        "X<(anonymous namespace)::H>"},
    Row{"X<decltype(nullptr)>", "X<std::nullptr_t>", "X<std::nullptr_t>"},
    Row{"X<__vector(4) float>",
        "X<__attribute__((__vector_size__(4 * sizeof(float)))) float>",
        "X<__vector(4) float>"},
    Row{"X<_Complex double>", "X<_Complex double>", "X<_Complex double>"},
    Row{"X<struct A, enum B>", "X<A, B>", "X<A,B>"},
    Row{"X<S{1, 2}>", "X<S{1, 2}>", "X<{1,2}>"},
    Row{"X<>", "X<>", "X<>"},
    Row{"Y<int>::Z<long int>", "Y<int>::Z<long>", "Y<int>::Z<long>"}));

TEST(hostile_names, what_is_no_name_comes_back_as_it_is)
{
  for (const auto* text : {"X<",
                           "X<<<",
                           "X<(",
                           "X<'",
                           "X<\\",
                           "X<>>",
                           "X<int(>",
                           "X<(a)b>",
                           "X<{",
                           "(((",
                           "X<-->",
                           "X<a::>",
                           "X<&>",
                           "X<[",
                           " "}) {
    EXPECT_EQ(normalise_name(text).text, text);
  }
}

TEST(hostile_names, deep_nesting_ends)
{
  for (const auto* piece : {"X<", "X<(", "X<int(", "X<__vector(1) ", "X<{"}) {
    std::string text;
    for (int i = 0; i < 100'000; ++i) {
      text += piece;
    }
    EXPECT_EQ(normalise_name(text).text, text);
  }
}

}  // namespace
}  // namespace hallmark::contract::names::test_name_parser
