// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "toolkit/contract/snippet.hpp"

#include <string>

#include <gtest/gtest.h>

namespace hallmark::tests::test_opaque_types {
namespace {

/// What is said of a header with a class P, of which nothing is compared.
std::string
judge(const std::string& rest)
{
  return error_of(
    {.text = "namespace a { struct P { int i; long j; };\n" + rest + " }",
     .exports = {"a::f"},
     .allow = {{"opaque", "a::P"}}});
}

/// The refusal that names what has it by value.
std::string
refuse(const std::string& holder)
{
  return "hallmark: error: 'DIR/sample.hpp': 'opaque' names 'a::P', which '" +
         holder +
         "' has by value\n"
         "  hint: pass it by pointer or reference, or take it out of 'opaque'";
}

TEST(opaque_types, one_behind_pointers_may_be_opaque)
{
  EXPECT_EQ(judge("P* f(const P&, P**, void (*)(P*));"), "");
  EXPECT_EQ(judge("struct Q { P* p; virtual P& get(); }; void f(Q);"), "");
  EXPECT_EQ(judge("extern P f;"), "");
}

TEST(opaque_types, one_that_crosses_by_value_may_not)
{
  EXPECT_EQ(judge("P f();"), refuse("a::f"));
  EXPECT_EQ(judge("void f(int, P);"), refuse("a::f"));
  EXPECT_EQ(judge("void f(void (*)(P));"), refuse("a::f"));
  EXPECT_EQ(judge("extern P f[2];"), refuse("a::f"));
}

TEST(opaque_types, one_that_another_type_holds_may_not)
{
  EXPECT_EQ(judge("struct Q { P p; }; void f(Q*);"), refuse("a::Q"));
  EXPECT_EQ(judge("struct Q { P p[3]; }; void f(Q*);"), refuse("a::Q"));
  EXPECT_EQ(judge("struct Q : P {}; void f(Q*);"), refuse("a::Q"));
  EXPECT_EQ(judge("struct Q { virtual P get(); }; void f(Q*);"),
            refuse("a::Q"));
  EXPECT_EQ(judge("struct Q { void (*call)(P); }; void f(Q*);"),
            refuse("a::Q"));
}

TEST(opaque_types, enumerations_are_no_exception)
{
  EXPECT_EQ(error_of({.text = "enum class E { on }; E f();",
                      .exports = {"f"},
                      .allow = {{"opaque", "E"}}}),
            "hallmark: error: 'DIR/sample.hpp': 'opaque' names 'E', which 'f' "
            "has by value\n"
            "  hint: pass it by pointer or reference, or take it out of "
            "'opaque'");
}

}  // namespace
}  // namespace hallmark::tests::test_opaque_types
