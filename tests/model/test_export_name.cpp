// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "model/export_name.hpp"

#include <gtest/gtest.h>

namespace hallmark::model::test_export_name {
namespace {

TEST(export_names, lose_their_list_of_parameters)
{
  EXPECT_EQ(strip_parameters("audio::gain(int)"), "audio::gain");
  EXPECT_EQ(strip_parameters("audio::gain()"), "audio::gain");
  EXPECT_EQ(strip_parameters("f(void(*)(int),A<(E)1>)"), "f");
  EXPECT_EQ(strip_parameters("audio::operator()(int)"), "audio::operator()");
  EXPECT_EQ(strip_parameters("audio::make<(audio::E)1>(int)"),
            "audio::make<(audio::E)1>");
}

TEST(export_names, without_a_list_have_nothing_to_lose)
{
  EXPECT_EQ(strip_parameters(""), "");
  EXPECT_EQ(strip_parameters("audio::gain"), "");
  EXPECT_EQ(strip_parameters("audio::make<(audio::E)1>"), "");
  EXPECT_EQ(strip_parameters("gain)"), "");
}

TEST(export_signatures, end_with_their_parameters)
{
  EXPECT_EQ(find_signature_parameters("float(int)"), "(int)");
  EXPECT_EQ(find_signature_parameters("void()"), "()");
  EXPECT_EQ(find_signature_parameters("A<void(int)>(void(*)(int))"),
            "(void(*)(int))");
}

TEST(export_signatures, that_could_be_read_in_two_ways_tell_no_parameters)
{
  EXPECT_EQ(find_signature_parameters("float"), "");
  EXPECT_EQ(find_signature_parameters("void(*(int))(float)"), "");
  EXPECT_EQ(find_signature_parameters("void(*)(int)"), "");
  EXPECT_EQ(find_signature_parameters("A>(int)"), "");
}

TEST(exports, of_one_name_are_one)
{
  EXPECT_TRUE(is_same_export({"gain", "gain"}, {"gain", "_Z4gaini"}));
  EXPECT_FALSE(is_same_export({"gain", "_Z4gaini"}, {"tail", "_Z4gaini"}));
}

TEST(exports, that_gained_parameters_in_their_names_are_one_by_their_symbol)
{
  const ExportName alone{"audio::gain", "_ZN5audio4gainEi"};
  const ExportName overload{"audio::gain(int)", "_ZN5audio4gainEi"};
  const ExportName other{"audio::gain(double)", "_ZN5audio4gainEd"};
  EXPECT_TRUE(is_same_export(alone, overload));
  EXPECT_TRUE(is_same_export(overload, alone));
  EXPECT_FALSE(is_same_export(alone, other));
  EXPECT_FALSE(is_same_export(overload, other));
}

TEST(exports, without_a_mangled_symbol_are_known_by_name_alone)
{
  EXPECT_FALSE(is_same_export({"gain", "gain"}, {"gain(int)", "gain"}));
  EXPECT_FALSE(is_same_export({"gain", ""}, {"gain(int)", ""}));
}

TEST(exports, with_two_lists_of_parameters_are_two)
{
  EXPECT_FALSE(
    is_same_export({"f(int)", "_Z1fi"}, {"f(unsigned int)", "_Z1fi"}));
}

}  // namespace
}  // namespace hallmark::model::test_export_name
