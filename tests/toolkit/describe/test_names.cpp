// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "describe/names.hpp"

#include <gtest/gtest.h>

namespace hallmark::describe::test_names {
namespace {

template<class Check>
std::string
explain(Check check, const std::string& name)
{
  Faults faults("a.toml");
  Text text{name, {4, 2}};
  check(text, faults);
  return faults.first() ? base::format_error(*faults.first()) : "";
}

TEST(names, identifiers_are_letters_of_any_language_digits_and_underscores)
{
  EXPECT_TRUE(is_identifier("gain"));
  EXPECT_TRUE(is_identifier("_9Z"));
  EXPECT_FALSE(is_identifier(""));
  EXPECT_FALSE(is_identifier("9a"));
  EXPECT_FALSE(is_identifier("a-b"));
  EXPECT_FALSE(is_identifier("a::b"));
  EXPECT_TRUE(is_identifier("größe"));
}

TEST(names, keywords_are_those_of_c_and_cpp)
{
  for (const auto* name : {"_Bool", "alignas", "class", "restrict", "xor_eq"}) {
    EXPECT_TRUE(is_keyword(name)) << name;
  }
  for (const auto* name : {"", "Class", "classes", "gain", "zone", "final"}) {
    EXPECT_FALSE(is_keyword(name)) << name;
  }
}

TEST(names, qualified_names_are_identifiers_joined_by_scopes)
{
  EXPECT_TRUE(is_qualified_name("gain"));
  EXPECT_TRUE(is_qualified_name("audio::v2::gain"));
  EXPECT_FALSE(is_qualified_name("::gain"));
  EXPECT_FALSE(is_qualified_name("audio::"));
  EXPECT_FALSE(is_qualified_name("audio:::gain"));
  EXPECT_FALSE(is_qualified_name("audio:gain"));
  EXPECT_FALSE(is_qualified_name("audio::gain(int)"));
}

TEST(names, identifier_is_made_of_any_text)
{
  EXPECT_EQ(make_identifier("filter"), "filter");
  EXPECT_EQ(make_identifier("audio-filter.v2"), "audio_filter_v2");
  EXPECT_EQ(make_identifier("3d"), "_3d");
  EXPECT_EQ(make_identifier(""), "_");
}

TEST(names, identifier_of_a_project_name_has_no_dashes)
{
  EXPECT_EQ(make_identifier("my-filter_2"), "my_filter_2");
}

TEST(names, export_is_what_a_function_or_a_variable_is_called)
{
  EXPECT_EQ(explain(take_export_name, "gain"), "");
  EXPECT_EQ(explain(take_export_name, "audio::gain"), "");
  EXPECT_EQ(explain(take_export_name, "audio::gain(int, const V&)"), "");
  EXPECT_EQ(explain(take_export_name, "audio::make<int>"), "");
  EXPECT_EQ(explain(take_export_name, "audio::operator=="), "");
  EXPECT_EQ(explain(take_export_name, "audio::größe(int)"), "");
  EXPECT_EQ(explain(take_export_name, "ga-in"),
            "a.toml:4:2: error: not a symbol name: found 'ga-in', expected a "
            "name such as audio::gain, audio::gain(int) or audio::make<int>");
}

TEST(names, export_gets_its_one_spelling)
{
  Faults faults("a.toml");
  Text text{"audio :: gain( V const &, unsigned )", {4, 2}};
  EXPECT_EQ(take_export_name(text, faults), "gain");
  EXPECT_EQ(text.value, "audio::gain(const V&,unsigned int)");
}

TEST(names, export_cannot_have_a_name_of_hallmark)
{
  EXPECT_EQ(explain(take_export_name, "hallmark_on_open"),
            "a.toml:4:2: error: name is reserved: found 'hallmark_on_open', "
            "expected one that does not begin with 'hallmark'");
  EXPECT_EQ(explain(take_export_name, "hallmark_f(int)"),
            "a.toml:4:2: error: name is reserved: found 'hallmark_f(int)', "
            "expected one that does not begin with 'hallmark'");
  EXPECT_EQ(explain(take_export_name, "hallmarks::gain"), "");
}

TEST(names, own_interface_is_one_below_hallmark)
{
  EXPECT_TRUE(is_own_interface("hallmark/loader"));
  EXPECT_FALSE(is_own_interface("hallmark"));
  EXPECT_FALSE(is_own_interface("hallmarks/loader"));
}

TEST(names, type_is_a_qualified_name)
{
  const auto check = [](const Text& name, Faults& faults) {
    check_type_name(name, "a type", faults);
  };
  EXPECT_EQ(explain(check, "audio::Exports"), "");
  EXPECT_EQ(explain(check, "audio::"),
            "a.toml:4:2: error: not the name of a type: found 'audio::', "
            "expected an identifier, qualified or not");
}

TEST(names, type_has_no_keyword_in_its_name)
{
  const auto check = [](const Text& name, Faults& faults) {
    check_type_name(name, "a type", faults);
  };
  EXPECT_EQ(explain(check, "audio::class::Exports"),
            "a.toml:4:2: error: not the name of a type: found the keyword "
            "'class', expected an identifier, qualified or not");
  EXPECT_EQ(explain(check, "audio::int"),
            "a.toml:4:2: error: not the name of a type: found the keyword "
            "'int', expected an identifier, qualified or not");
  EXPECT_EQ(explain(check, "classes::interior"), "");
}

TEST(names, file_name_has_no_control_characters)
{
  EXPECT_EQ(explain(check_file_name, "sub dir/ö.hpp"), "");
  EXPECT_EQ(explain(check_file_name, "a\nb"),
            "a.toml:4:2: error: not the name of a file: found 'a\\x0ab', "
            "expected a name without control characters");
  EXPECT_EQ(explain(check_file_name, ""),
            "a.toml:4:2: error: not the name of a file: found '', expected a "
            "name without control characters");
}

TEST(names, duplicate_export_names_the_line_of_the_first)
{
  Faults faults("a.toml");
  report_duplicate({"gain", {4, 2}}, {3, 9}, faults);

  ASSERT_TRUE(faults.first());
  EXPECT_EQ(base::format_error(*faults.first()),
            "a.toml:4:2: error: duplicate export: found 'gain' again, expected "
            "it only in line 3");
}

}  // namespace
}  // namespace hallmark::describe::test_names
