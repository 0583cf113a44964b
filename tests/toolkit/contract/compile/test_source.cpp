// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/compile/source.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace hallmark::contract::compile::test_source {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(source, c_holds_a_pointer_for_each_export)
{
  SourceOptions options;
  options.headers = {{"/s/a.h", ""}};
  options.exports = {"one", "two"};
  options.language = Language::c;
  EXPECT_EQ(
    format_source(options),
    "#include \"hallmark_mark_0.h\"\n"
    "#include \"/s/a.h\"\n"
    "#line 1 \"hallmark export 0\"\n"
    "__typeof__(&one) hallmark_contract_0 __attribute__((__used__)) = &one;\n"
    "#line 1 \"hallmark export 1\"\n"
    "__typeof__(&two) hallmark_contract_1 __attribute__((__used__)) = &two;\n");
}

TEST(source, cpp_holds_pointer_key_walk_and_place)
{
  SourceOptions options;
  options.headers = {{"a.hpp", ""}};
  options.exports = {"audio::gain"};
  const auto text = format_source(options);
  EXPECT_THAT(text, HasSubstr("decltype(&::audio::gain) hallmark_contract_0"));
  EXPECT_THAT(text,
              HasSubstr("&::hallmark_contract::hallmark_type<decltype(::audio::"
                        "gain)>::hallmark_key"));
  EXPECT_THAT(text, HasSubstr("hallmark_walk_0"));
  EXPECT_THAT(text,
              HasSubstr("#line 1 \"hallmark place 0\"\nnamespace "
                        "hallmark_place_0 { using ::audio::gain; }\n"));
}

TEST(source, overloads_and_instances_are_picked)
{
  SourceOptions options;
  options.headers = {{"a.hpp", ""}};
  options.exports = {"a::f(int)", "a::make<int>"};
  const auto text = format_source(options);
  EXPECT_THAT(text, HasSubstr("namespace hallmark_pick_0 {\n"));
  EXPECT_THAT(text, HasSubstr(" hallmark_contract_0 = &::a::f; "));
  EXPECT_THAT(text, HasSubstr("{ using ::a::f; }\n"));
  EXPECT_THAT(text,
              HasSubstr("::hallmark_pick_1::hallmark_pointer "
                        "hallmark_contract_1 = "
                        "&::a::make<int>; "));
  EXPECT_THAT(text, HasSubstr("{ using ::a::make; }\n"));
}

TEST(source, functions_of_one_name_are_listed_by_namespace_or_class)
{
  SourceOptions options;
  options.headers = {{"a.hpp", ""}};
  options.listed = "a::X::create";
  EXPECT_THAT(format_source(options),
              HasSubstr("namespace hallmark_place_0 { using ::a::X::create; }\n"
                        "#line 1 \"hallmark class 0\"\n"
                        "::a::X* hallmark_scope_0 "));
  options.unplaced = {0};
  options.unsized = {0};
  EXPECT_THAT(format_source(options), Not(HasSubstr("a::X")));
}

TEST(source, place_is_left_out_when_asked)
{
  SourceOptions options;
  options.headers = {{"a.hpp", ""}};
  options.exports = {"audio::Filter::create"};
  options.unplaced = {0};
  EXPECT_THAT(format_source(options), Not(HasSubstr("hallmark_place_0")));
}

TEST(source, classes_are_completed_by_explicit_instantiation)
{
  SourceOptions options;
  options.headers = {{"a.hpp", ""}};
  options.complete = {"audio::List<float>::Node"};
  EXPECT_THAT(
    format_source(options),
    HasSubstr(
      "#line 1 \"hallmark complete 0\"\ntemplate struct "
      "hallmark_contract::hallmark_finish<audio::List<float>::Node, 0>;"));
}

TEST(source, aliases_are_used_by_a_variable)
{
  SourceOptions options;
  options.headers = {{"a.hpp", ""}};
  options.aliases = {"::audio::Mode"};
  EXPECT_THAT(format_source(options),
              HasSubstr("#line 1 \"hallmark alias 0\"\nstatic "
                        "::audio::Mode* hallmark_alias_0 "
                        "__attribute__((__used__));\n"));
}

}  // namespace
}  // namespace hallmark::contract::compile::test_source
