// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/compile/pick_source.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace hallmark::contract::compile::test_pick_source {
namespace {

using testing::HasSubstr;

names::ExportName
parse(const char* text)
{
  return *names::parse_export_name(text);
}

TEST(pick_source, name_alone_needs_no_help)
{
  EXPECT_EQ(format_picked(parse("a::gain"), "s"), "decltype(&::a::gain)");
  EXPECT_EQ(format_pick(parse("a::gain"), "s"), "");
}

TEST(pick_source, arguments_are_looked_up_at_the_global_scope)
{
  for (const auto* name : {"a::make<a::V>", "a::Scale<a::V>::limits"}) {
    EXPECT_EQ(format_picked(parse(name), "s"), "::s::hallmark_pointer");
    EXPECT_EQ(format_pick(parse(name), "s"),
              std::string("namespace s {\ntypedef decltype(&::") + name +
                ") hallmark_pointer;\n}\n");
  }
}

TEST(pick_source, parameters_are_asked_for)
{
  const auto name = parse("a::f(int,const a::V&)");
  EXPECT_EQ(format_picked(name, "s"), "::s::hallmark_pointer");
  EXPECT_THAT(format_pick(name, "s"),
              HasSubstr("typedef decltype(hallmark_of(static_cast<"
                        "hallmark_types<int, const a::V&>*>(nullptr), "
                        "&::a::f, 0)) hallmark_pointer;\n"));
}

TEST(pick_source, ellipsis_has_no_type)
{
  const auto name = parse("f(const char*,...)");
  EXPECT_THAT(format_pick(name, "s"), HasSubstr("types<const char*>*"));
  EXPECT_THAT(format_pick(name, "s"), HasSubstr("(*)(const char*,...), int)"));
}

TEST(pick_source, nothing_has_to_be_included)
{
  EXPECT_THAT(format_pick(parse("f(std::nullptr_t)"), "s"),
              HasSubstr("(*)(decltype(nullptr)), int)"));
}

TEST(pick_source, result_is_deduced_or_that_of_a_call)
{
  EXPECT_EQ(format_pick(parse("a::f(int)"), "s"),
            "namespace s {\n"
            "template<class... hallmark_t> struct hallmark_types;\n"
            "template<class hallmark_t> hallmark_t&& hallmark_value();\n"
            "template<class... hallmark_p, class hallmark_r>\n"
            "hallmark_r (*hallmark_of(hallmark_types<hallmark_p...>*, "
            "hallmark_r (*)(int), int))(int);\n"
            "template<class... hallmark_p, class hallmark_r = "
            "decltype(::a::f(hallmark_value<hallmark_p>()...))>\n"
            "hallmark_r (*hallmark_of(hallmark_types<hallmark_p...>*, "
            "hallmark_r (*)(int), long))(int);\n"
            "#ifdef __cpp_noexcept_function_type\n"
            "template<class... hallmark_p, class hallmark_r>\n"
            "hallmark_r (*hallmark_of(hallmark_types<hallmark_p...>*, "
            "hallmark_r (*)(int) noexcept, int))(int) noexcept;\n"
            "template<class... hallmark_p, class hallmark_r = "
            "decltype(::a::f(hallmark_value<hallmark_p>()...))>\n"
            "hallmark_r (*hallmark_of(hallmark_types<hallmark_p...>*, "
            "hallmark_r (*)(int) noexcept, long))(int) noexcept;\n"
            "#endif\n"
            "typedef decltype(hallmark_of(static_cast<hallmark_types<int>*>("
            "nullptr), &::a::f, 0)) hallmark_pointer;\n"
            "}\n");
}

}  // namespace
}  // namespace hallmark::contract::compile::test_pick_source
