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
  EXPECT_EQ(normalise_name("X<ns::E::A>", find).text, "X<(ns::E)1>");
  EXPECT_EQ(normalise_name("X<(ns::E)1>", find).text, "X<(ns::E)1>");
  EXPECT_EQ(normalise_name("X<ns::E::B>", find).text, "X<ns::E::B>");
}

TEST(names, names_that_compilers_make_up_are_known)
{
  EXPECT_TRUE(is_made_up("Holder<<lambda(int)> >"));
  EXPECT_TRUE(is_made_up("Holder<(lambda at a.hpp:3:4)>"));
  EXPECT_TRUE(is_made_up("(unnamed struct at a.hpp:1:1)"));
  EXPECT_FALSE(is_made_up("(anonymous namespace)::Hidden"));
  EXPECT_FALSE(is_made_up("audio::Params"));
}

TEST(names, template_name_ends_at_the_bracket)
{
  EXPECT_EQ(template_name("Ring<float, 4>"), "Ring");
  EXPECT_EQ(template_name("Ring"), "Ring");
}

}  // namespace
}  // namespace hallmark::contract::names::test_names
