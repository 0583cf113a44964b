// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/compile/outline.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace hallmark::contract::compile::test_outline {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(outline, aliases_of_instances_are_found_in_their_scope)
{
  EXPECT_THAT(
    find_unwritten("namespace a::b {\n"
                   "using Ints = Box<int>;\n"
                   "typedef Box<char> Chars;\n"
                   "inline namespace v1 { using More = Box<long>; }\n"
                   "class X final : public Y<int> { using In = Z<1>; };\n"
                   "}\nusing Out = a::Box<short>;"),
    ElementsAre("::a::b::Ints",
                "::a::b::Chars",
                "::a::b::v1::More",
                "::a::b::X::In",
                "::Out"));
}

TEST(outline, enumerations_in_classes_are_found)
{
  EXPECT_THAT(find_unwritten("namespace a { enum Outer { x };\n"
                             "struct S { enum Kind { one, two };\n"
                             "  enum class Mode : char { on };\n"
                             "  enum { most = 3 };\n"
                             " private: enum struct Deep { d };\n"
                             "  union U { enum { within }; int i; }; }; }"),
              ElementsAre("::a::S::Kind",
                          "::a::S::Mode",
                          "decltype(::a::S::most)",
                          "::a::S::Deep",
                          "decltype(::a::S::U::within)"));
}

TEST(outline, what_is_in_templates_functions_and_comments_is_passed_over)
{
  EXPECT_THAT(
    find_unwritten("template<class T> struct S { enum E { e }; };\n"
                   "template<class T> using A = Box<T>;\n"
                   "inline int f() { struct L { enum E { e }; };"
                   " using B = Box<int>; return 0; }\n"
                   "struct M { void g() { using C = Box<int>; } };\n"
                   "// using D = Box<int>;\n"
                   "const char* t = \"struct Q { enum E { e }; };\";\n"
                   "using Plain = int;\n"),
    IsEmpty());
}

TEST(outline, text_that_is_no_header_is_gone_through)
{
  EXPECT_THAT(find_unwritten("}}} ;; using = < ; enum { struct { enum {"),
              IsEmpty());
  EXPECT_THAT(find_unwritten(""), IsEmpty());
}

}  // namespace
}  // namespace hallmark::contract::compile::test_outline
