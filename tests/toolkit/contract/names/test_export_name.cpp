// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/names/export_name.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace hallmark::contract::names::test_export_name {
namespace {

using testing::ElementsAre;

struct Row {
  const char* written;
  const char* text;
  const char* path;
  const char* base;
  const char* last;
};

class export_name : public testing::TestWithParam<Row> {};

TEST_P(export_name, has_one_spelling_and_its_parts)
{
  const auto& row = GetParam();
  for (const auto* text : {row.written, row.text}) {
    const auto name = parse_export_name(text);
    ASSERT_TRUE(name) << text;
    EXPECT_EQ(name->text, row.text);
    EXPECT_EQ(name->path, row.path);
    EXPECT_EQ(name->base, row.base);
    EXPECT_EQ(name->last, row.last);
  }
}

INSTANTIATE_TEST_SUITE_P(
  spellings,
  export_name,
  testing::Values(
    Row{"gain", "gain", "gain", "gain", "gain"},
    Row{"::a::gain", "a::gain", "a::gain", "a::gain", "gain"},
    Row{" a :: gain ", "a::gain", "a::gain", "a::gain", "gain"},
    Row{"a::f( double )", "a::f(double)", "a::f", "a::f", "f"},
    Row{"f(void)", "f()", "f", "f", "f"},
    Row{"f(unsigned,long unsigned int)",
        "f(unsigned int,unsigned long)",
        "f",
        "f",
        "f"},
    Row{"f(a::V const &, const char * const)",
        "f(const a::V&,const char*)",
        "f",
        "f",
        "f"},
    Row{"f(const int, volatile const long)", "f(int,long)", "f", "f", "f"},
    Row{"f(const char*, ...)", "f(const char*,...)", "f", "f", "f"},
    Row{"f(void (*)(int, long), std::map<int, X<2> >)",
        "f(void(*)(int,long),std::map<int,X<2>>)",
        "f",
        "f",
        "f"},
    Row{"a::log< >", "a::log<>", "a::log<>", "a::log", "log"},
    Row{"a::make<int>", "a::make<int>", "a::make<int>", "a::make", "make"},
    Row{"a::make<X<unsigned> , 4ul>( int )",
        "a::make<X<unsigned int>,4>(int)",
        "a::make<X<unsigned int>,4>",
        "a::make",
        "make"},
    Row{"a::X<int>::create(int)",
        "a::X<int>::create(int)",
        "a::X<int>::create",
        "a::X<int>::create",
        "create"},
    Row{"a::operator +",
        "a::operator+",
        "a::operator+",
        "a::operator+",
        "operator+"},
    Row{"a::operator==(const a::V&, a::V const&)",
        "a::operator==(const a::V&,const a::V&)",
        "a::operator==",
        "a::operator==",
        "operator=="},
    Row{"a::operator<=>",
        "a::operator<=>",
        "a::operator<=>",
        "a::operator<=>",
        "operator<=>"},
    Row{"a::operator<< (std::ostream &, int)",
        "a::operator<<(std::ostream&,int)",
        "a::operator<<",
        "a::operator<<",
        "operator<<"},
    Row{"a::operator< <int>",
        "a::operator< <int>",
        "a::operator< <int>",
        "a::operator<",
        "operator<"},
    Row{"a::operator-<int>(int)",
        "a::operator-<int>(int)",
        "a::operator-<int>",
        "a::operator-",
        "operator-"},
    Row{"a::operator \"\" _km(long double)",
        "a::operator\"\"_km(long double)",
        "a::operator\"\"_km",
        "a::operator\"\"_km",
        "operator\"\"_km"},
    Row{"a::X::operator new [] (unsigned long)",
        "a::X::operator new[](unsigned long)",
        "a::X::operator new[]",
        "a::X::operator new[]",
        "operator new[]"},
    Row{"a::X::operator()",
        "a::X::operator()",
        "a::X::operator()",
        "a::X::operator()",
        "operator()"},
    Row{"a::X::operator()( int )",
        "a::X::operator()(int)",
        "a::X::operator()",
        "a::X::operator()",
        "operator()"},
    Row{"a::X::operator unsigned",
        "a::X::operator unsigned int",
        "a::X::operator unsigned int",
        "a::X::operator unsigned int",
        "operator unsigned int"},
    Row{"a::operator co_await(a::X)",
        "a::operator co_await(a::X)",
        "a::operator co_await",
        "a::operator co_await",
        "operator co_await"},
    Row{"operator_x", "operator_x", "operator_x", "operator_x", "operator_x"}));

TEST(export_names, parameters_are_told_apart)
{
  const auto name = parse_export_name("f(X<int, int>, void(*)(int, int), ...)");
  ASSERT_TRUE(name);
  EXPECT_TRUE(name->has_parameters);
  EXPECT_FALSE(name->has_arguments);
  EXPECT_THAT(name->parameters,
              ElementsAre("X<int,int>", "void(*)(int,int)", "..."));
  EXPECT_EQ(format_parameters(*name), "(X<int,int>,void(*)(int,int),...)");
}

TEST(export_names, what_is_no_name_is_none)
{
  for (const auto* text : {"",
                           " ",
                           "a-b",
                           "9a",
                           "a::",
                           "a::::b",
                           "a:b",
                           "a b",
                           "f(",
                           "f(int",
                           "f(int))",
                           "f(int)()",
                           "f(int)const",
                           "f(double value)",
                           "f(,)",
                           "f<",
                           "f<int",
                           "f<int>>",
                           "f<int>x",
                           "~X",
                           "operator",
                           "operator#",
                           "operator\"\"",
                           "f*",
                           "f[3]",
                           "(f)",
                           "int f(int)",
                           "f('",
                           "f<'a"}) {
    EXPECT_FALSE(parse_export_name(text)) << text;
  }
}

TEST(export_names, deep_nesting_ends)
{
  for (const auto* piece : {"f(", "f<", "f<(", "a::", "operator<"}) {
    std::string text;
    for (int i = 0; i < 100'000; ++i) {
      text += piece;
    }
    EXPECT_FALSE(parse_export_name(text)) << piece;
  }
}

TEST(linkage_names, are_those_of_source)
{
  const auto text_of = [](const std::string& linkage) {
    const auto name = read_linkage_name(linkage);
    return name ? name->text : "";
  };
  EXPECT_EQ(text_of("gain"), "gain");
  EXPECT_EQ(text_of("_ZN1a1fEid"), "a::f(int,double)");
  EXPECT_EQ(text_of("_ZN1a5tableE"), "a::table");
  EXPECT_EQ(text_of("_ZN1a4makeIiEET_S1_"), "a::make<int>(int)");
  EXPECT_EQ(text_of("_ZN1aplERKNS_1VES2_"),
            "a::operator+(const a::V&,const a::V&)");
  EXPECT_EQ(text_of("_ZN1amiIiEENS_1VERKS1_T_"),
            "a::operator-<int>(const a::V&,int)");
  EXPECT_EQ(text_of("_ZN1ali3_kmEe"), "a::operator\"\"_km(long double)");
  EXPECT_EQ(text_of("_ZN1a1fB5cxx11Ev"), "a::f()");
  EXPECT_EQ(text_of("_ZNK1a1X1fEv"), "");
  EXPECT_EQ(text_of("_ZN1a1fERKNSt7__cxx1112basic_stringIcSt11char_traitsIcESaI"
                    "cEEE"),
            "a::f(const std::__cxx11::basic_string<char,std::char_traits<char>,"
            "std::allocator<char>>&)");
  EXPECT_EQ(text_of("_ZTV1X"), "");
  EXPECT_EQ(text_of("_Z"), "");
}

}  // namespace
}  // namespace hallmark::contract::names::test_export_name
