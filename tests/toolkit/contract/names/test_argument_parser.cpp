// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Values that are arguments of templates, as g++ 12, clang 14 and clang 19
// write them into debugging information.

#include "contract/names/names.hpp"

#include <gtest/gtest.h>

namespace hallmark::contract::names::test_argument_parser {
namespace {

struct Row {
  const char* gcc;
  const char* clang14;
  const char* clang19;
  const char* expected;
};

class argument_parser : public testing::TestWithParam<Row> {};

std::optional<ValueParameter>
find_parameter(const ParameterPlace& place)
{
  if (place.name == "P") {
    return ValueParameter{true, ""};
  }
  if (place.name == "N") {
    return ValueParameter{false, "q::T"};
  }
  return std::nullopt;
}

TEST_P(argument_parser, all_spellings_become_one)
{
  const Lookup lookup{{}, find_parameter};
  const auto& row = GetParam();
  for (const auto* text : {row.gcc, row.clang14, row.clang19, row.expected}) {
    EXPECT_EQ(normalise_name(text, lookup).text, row.expected) << text;
  }
}

INSTANTIATE_TEST_SUITE_P(
  spellings,
  argument_parser,
  testing::Values(
    Row{"P<0>", "P<nullptr>", "P<nullptr>", "P<0>"},
    Row{"P<-1>", "P<nullptr>", "P<nullptr>", "P<0>"},
    Row{"X<(int*)0>", "X<nullptr>", "X<nullptr>", "X<0>"},
    Row{"P<(& q::a[1])>", "P<&a[1]>", "P<&a[1]>", "P<&a[1]>"},
    Row{"P<(& q::a[0])>", "P<&q::a>", "P<&q::a>", "P<q::a>"},
    Row{"P<(& q::g.q::G::p.q::T::a)>", "P<&g.p.a>", "P<&g.p.a>", "P<&g.p.a>"},
    Row{"P<(& q::t[2].q::T::b)>", "P<&t[2].b>", "P<&t[2].b>", "P<&t[2].b>"},
    Row{"N<q::T{1, 2}>", "N<{1, 2}>", "N<q::T{1, 2}>", "N<{1,2}>"},
    Row{"N<q::T{1}>", "N<{1, 0}>", "N<q::T{1, 0}>", "N<{1}>"},
    Row{"N<q::T{0, 2}>", "N<{0, 2}>", "N<q::T{0, 2}>", "N<{0,2}>"},
    Row{"N<q::T()>", "N<{0, {0, 0}}>", "N<q::T{0, {0, 0}}>", "N<{}>"},
    Row{"N<q::T{1, q::U{3, 4}}>",
        "N<{1, {3, 4}}>",
        "N<q::T{1, {3, 4}}>",
        "N<{1,{3,4}}>"},
    Row{"N<q::T{q::U(), 4}>", "N<{{0}, 4}>", "N<q::T{{0}, 4}>", "N<{{},4}>"},
    Row{"N<q::T{int [3]{1, 2}, q::U [2]()}>",
        "N<{{1, 2, 0}, {}}>",
        "N<q::T{{1, 2, 0}, {}}>",
        "N<{{1,2}}>"},
    Row{"N<q::T{\"ab\"}>",
        "N<{{97, 98, 0}}>",
        "N<q::T{{97, 98}}>",
        "N<{{97,98}}>"},
    Row{"N<q::T{(q::E)2, 'x', true}>",
        "N<{2, 'x', true}>",
        "N<q::T{2, 'x', true}>",
        "N<{2,120,true}>"},
    Row{"N<q::T{1.5e+0f, -2.5e-1}>",
        "N<{1.500000e+00, -2.500000e-01}>",
        "N<q::T{1.500000e+00, -2.500000e-01}>",
        "N<{1.500000e+00,-2.500000e-01}>"},
    Row{"N<q::T{3}>", "N<{.i = 3}>", "N<q::T{.i = 3}>", "N<{3}>"},
    Row{"N<q::T{q::T::<unnamed union>{1}, 2}>",
        "N<{{.i = 1}, 2}>",
        "N<q::T{{.i = 1}, 2}>",
        "N<{{1},2}>"},
    Row{"N<q::T{(& q::obj), (& q::T::f)}>",
        "N<{&obj, &T::f}>",
        "N<q::T{&obj, &T::f}>",
        "N<{obj,f}>"},
    Row{"N<q::T{((char const*)(&q::text)), 5}>",
        "N<{&text[0], 5}>",
        "N<q::T{&text[0], 5}>",
        "N<{text,5}>"},
    Row{"Y<N<q::T{1}>, 2>", "Y<N<{1}>, 2>", "Y<N<{1}>, 2>", "Y<N<{1}>,2>"},
    Row{"X<q::T{1}>", "X<q::T{1}>", "X<q::T{1}>", "X<{1}>"},
    Row{"X<-0x10000000000000000>",
        "X<-18446744073709551616>",
        "X<-18446744073709551616>",
        "X<-18446744073709551616>"}));

TEST(hostile_arguments, what_is_no_value_comes_back_as_it_is)
{
  for (const auto* text : {"X<{1",
                           "X<{1,",
                           "X<{1 2}>",
                           "X<{.}>",
                           "X<{.i}>",
                           "X<{(}>",
                           "X<{&}>",
                           "X<{a<b}>",
                           "X<&a[>",
                           "X<&a[b]>",
                           "X<&a.>",
                           "X<{-}>"}) {
    EXPECT_EQ(normalise_name(text).text, text);
  }
}

TEST(hostile_arguments, deep_nesting_ends)
{
  for (const auto* piece : {"X<{", "{", "(", "&a.b<{", "P<N<{(", "{.i=("}) {
    std::string text = "X<{";
    for (int i = 0; i < 100'000; ++i) {
      text += piece;
    }
    EXPECT_EQ(normalise_name(text).text, text);
  }
}

}  // namespace
}  // namespace hallmark::contract::names::test_argument_parser
