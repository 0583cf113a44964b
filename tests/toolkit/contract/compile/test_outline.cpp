// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/compile/outline.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace hallmark::contract::compile::test_outline {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string>
find_unwritten(std::string_view text)
{
  return read_outline(text).unwritten;
}

std::vector<std::string>
find_aliases(std::string_view text)
{
  return read_outline(text).aliases;
}

std::vector<TemplateEnum>
find_template_enums(std::string_view text)
{
  return read_outline(text).template_enums;
}

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

TEST(outline, names_that_typedefs_give_are_found)
{
  EXPECT_THAT(find_aliases(
                "namespace a { typedef enum { x, y } Mode, *Pointer, Other;\n"
                "typedef struct __attribute__((packed)) { int i; } Packed;\n"
                "typedef enum : char { z } Small; using Al = enum { al };\n"
                "typedef struct Named { int i; } Same;\n"
                "typedef enum { r } const Fixed; typedef int Plain;\n"
                "struct S { typedef union { int i; } Un; struct {} member; };\n"
                "template<class T> struct X { typedef enum { e } In; };\n"
                "inline int f() { typedef enum { l } Local; return l; } }\n"),
              ElementsAre("::a::Mode",
                          "::a::Other",
                          "::a::Packed",
                          "::a::Small",
                          "::a::Al",
                          "::a::S::Un"));
}

TEST(outline, enumerations_in_templates_are_found)
{
  const auto found =
    find_template_enums("namespace a { template<class T, class U = X<int>>\n"
                        "class Box final : Base<T> { enum E { e };"
                        " struct In { enum { most = 3 }; };\n"
                        " template<class V> void f() { enum L { l }; } };\n"
                        "template<> struct Box<char> { enum Own : int {}; };\n"
                        "struct Plain { enum P { p }; }; }");
  std::string text;
  for (const auto& one : found) {
    text += one.owner + " " + one.name + (one.is_enumerator ? "*\n" : "\n");
  }
  EXPECT_EQ(text, "::a::Box E\n::a::Box::In most*\n::a::Box Own\n");
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
