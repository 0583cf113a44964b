// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/names/names.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace hallmark::contract::names::test_names {
namespace {

using testing::ElementsAre;

TEST(names, base_types_have_one_order_of_words)
{
  EXPECT_EQ(normalise_base("long unsigned int"), "unsigned long");
  EXPECT_EQ(normalise_base("_Bool"), "bool");
  EXPECT_EQ(normalise_base("__int128 unsigned"), "unsigned __int128");
  EXPECT_EQ(normalise_base("int"), "int");
}

TEST(names, plain_names_stay)
{
  EXPECT_EQ(normalise_name("Params").text, "Params");
  EXPECT_EQ(normalise_name("operator()").text, "operator()");
}

TEST(names, arguments_are_told)
{
  const auto name = normalise_name("map<a::Key, std::vector<b::Value<int> > >");
  EXPECT_EQ(name.text, "map<a::Key,std::vector<b::Value<int>>>");
  EXPECT_THAT(
    name.arguments,
    ElementsAre("a::Key", "b::Value<int>", "std::vector<b::Value<int>>"));
}

TEST(names, enumerators_become_a_cast)
{
  const FindEnumerator find =
    [](std::string_view name) -> std::optional<std::string> {
    return name == "ns::E::A" ? std::optional<std::string>("(ns::E)1")
                              : std::nullopt;
  };
  EXPECT_EQ(normalise_name("X<ns::E::A>", {find}).text, "X<(ns::E)1>");
  EXPECT_EQ(normalise_name("X<(ns::E)1>", {find}).text, "X<(ns::E)1>");
  EXPECT_EQ(normalise_name("X<ns::E::B>", {find}).text, "X<ns::E::B>");
}

/// What `template<int*>` and the like say of their parameters.
std::optional<ValueParameter>
find_parameter(const ParameterPlace& place)
{
  if (place.name == "ns::P" && place.number == 1) {
    return ValueParameter{true, ""};
  }
  if (place.name == "N" && place.is_outermost) {
    return ValueParameter{false, "ns::Point"};
  }
  return std::nullopt;
}

std::string
normalise(std::string_view name, bool for_source)
{
  return normalise_name(name, {{}, find_parameter, for_source}).text;
}

TEST(names, null_of_a_pointer_is_told_by_its_parameter)
{
  EXPECT_EQ(normalise("X<ns::P<0, 0> >", false), "X<ns::P<0,0>>");
  EXPECT_EQ(normalise("X<ns::P<0, 0> >", true), "X<ns::P<0,nullptr>>");
  EXPECT_EQ(normalise("X<ns::P<-1, -1> >", false), "X<ns::P<-1,0>>");
  EXPECT_EQ(normalise("X<ns::P<0, 1> >", true), "X<ns::P<0,1>>");
  EXPECT_EQ(normalise("P<0, 0>", true), "P<0,0>");
  EXPECT_EQ(normalise("P<nullptr>", false), "P<0>");
  EXPECT_EQ(normalise("P<nullptr>", true), "P<nullptr>");
}

TEST(names, class_of_a_value_is_for_compilers_alone)
{
  EXPECT_EQ(normalise("N<{1, 2}>", false), "N<{1,2}>");
  EXPECT_EQ(normalise("N<{1, 2}>", true), "N<ns::Point{1,2}>");
  EXPECT_EQ(normalise("N<ns::Point{1, 2}>", false), "N<{1,2}>");
  EXPECT_EQ(normalise("N<ns::Point{1, 2}>", true), "N<ns::Point{1,2}>");
  EXPECT_EQ(normalise("N<ns::Point()>", false), "N<{}>");
  EXPECT_EQ(normalise("N<ns::Point()>", true), "N<ns::Point{}>");
  EXPECT_EQ(normalise("M<ns::Point()>", false), "M<ns::Point()>");
}

TEST(names, names_that_compilers_make_up_are_known)
{
  EXPECT_TRUE(is_made_up("Holder<<lambda(int)> >"));
  EXPECT_TRUE(is_made_up("Holder<(lambda at a.hpp:3:4)>"));
  EXPECT_TRUE(is_made_up("(unnamed struct at a.hpp:1:1)"));
  EXPECT_FALSE(is_made_up("(anonymous namespace)::Hidden"));
  EXPECT_FALSE(is_made_up("audio::Params"));
}

TEST(names, all_operators_are_one_function_name)
{
  for (const auto* name : {"operator+",
                           "operator<",
                           "operator< <int>",
                           "operator()",
                           "operator new",
                           "operator int",
                           "operator\"\"_km"}) {
    EXPECT_EQ(function_name(name), "operator") << name;
  }
  EXPECT_EQ(function_name("make<int>"), "make");
  EXPECT_EQ(function_name("~Filter"), "~Filter");
  for (const auto* name :
       {"operators", "operator_of", "operator$", "operatorÜ"}) {
    EXPECT_EQ(function_name(name), name);
  }
}

TEST(names, template_name_ends_at_the_bracket)
{
  EXPECT_EQ(template_name("Ring<float, 4>"), "Ring");
  EXPECT_EQ(template_name("Ring"), "Ring");
}

}  // namespace
}  // namespace hallmark::contract::names::test_names
