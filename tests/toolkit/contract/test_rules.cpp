// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/rules.hpp"
#include "toolkit/contract/snippet.hpp"

#include <gtest/gtest.h>

namespace hallmark::tests::test_rules {
namespace {

Snippet
make_snippet(std::vector<contract::AllowRule> allow)
{
  return {.text = "namespace a { enum Mode { on }; struct Plain { int i; };\n"
                  "union Any { int i; float f; }; struct Later;\n"
                  "struct Shape { virtual void draw(); };\n"
                  "struct Round : Shape { int radius; };\n"
                  "struct Heir : Plain { int j; };\n"
                  "void f(Mode, Plain*, Any*, Later*, Shape*, Round*, Heir*);}",
          .exports = {"a::f"},
          .allow = std::move(allow)};
}

TEST(rules, those_that_fit_their_types_are_taken)
{
  EXPECT_EQ(error_of(make_snippet({{"grow_enum", "a::Mode"},
                                   {"grow_tail", "a::Plain"},
                                   {"grow_tail", "a::Any"},
                                   {"grow_tail", "a::Shape"},
                                   {"append_virtuals", "a::Shape"},
                                   {"append_virtuals", "a::Round"},
                                   {"opaque", "a::Heir"}})),
            "");
}

TEST(rules, type_that_is_only_declared_may_turn_out_to_be_any)
{
  EXPECT_EQ(error_of(make_snippet({{"grow_enum", "a::Later"},
                                   {"grow_tail", "a::Later"},
                                   {"append_virtuals", "a::Later"}})),
            "");
}

struct Misfit {
  const char* rule;
  const char* type;
  const char* found;
  const char* expected;
};

constexpr Misfit misfits[] = {
  {"grow_enum", "a::Plain", "a class", "an enumeration"},
  {"grow_enum", "a::Any", "a union", "an enumeration"},
  {"grow_tail", "a::Mode", "an enumeration", "a struct, class or union"},
  {"grow_tail", "int", "a built-in type", "a struct, class or union"},
  {"append_virtuals", "a::Any", "a union", "a class with virtual functions"},
  {"append_virtuals",
   "a::Plain",
   "a class without virtual functions",
   "a class with virtual functions"},
  {"append_virtuals",
   "a::Heir",
   "a class without virtual functions",
   "a class with virtual functions"},
};

TEST(rules, those_that_do_not_fit_are_told)
{
  for (const auto& row : misfits) {
    EXPECT_EQ(error_of(make_snippet({{row.rule, row.type}})),
              std::string("hallmark: error: 'DIR/sample.hpp': '") + row.rule +
                "' does not fit '" + row.type + "': found " + row.found +
                ", expected " + row.expected);
  }
}

TEST(rules, leaf_cannot_grow)
{
  auto snippet = make_snippet({{"grow_tail", "a::Plain"}});
  snippet.leaves = {"a::Pl*"};
  EXPECT_EQ(error_of(snippet),
            "hallmark: error: 'DIR/sample.hpp': 'grow_tail' does not fit "
            "'a::Plain': found a type that is not looked into, expected a "
            "struct, class or union");
}

TEST(ways, type_that_two_patterns_match_is_told)
{
  Snippet snippet = {.text = "namespace a { struct deepHid { int i; };\n"
                             "struct Heard { int i; }; void f(Heard*); }",
                     .exports = {"a::f"},
                     .leaves = {"a::d*"},
                     .owns_types = true,
                     .private_types = {"a::*Hid"}};
  EXPECT_EQ(error_of(snippet),
            "hallmark: error: 'DIR/sample.hpp': type 'a::deepHid' is under "
            "'leaves' and under 'private': found 'a::d*' and 'a::*Hid', "
            "expected one of them");
  snippet.private_types = {"a::*Hidden"};
  EXPECT_EQ(error_of(snippet), "");
}

TEST(ways, extra_and_opaque_types_are_compared_by_their_names)
{
  Snippet snippet = {.text = "namespace a { template<class T> struct Box {\n"
                             "T t; }; void f(Box<unsigned>*); }",
                     .exports = {"a::f"},
                     .allow = {{"opaque", "a::Box<unsigned>"}},
                     .extra_types = {"a::Box< unsigned int >"}};
  EXPECT_EQ(error_of(snippet),
            "hallmark: error: 'DIR/sample.hpp': type 'a::Box<unsigned int>' is "
            "under 'extra_types' and under 'opaque': found 'a::Box< unsigned "
            "int >' and 'a::Box<unsigned>', expected one of them");
}

}  // namespace
}  // namespace hallmark::tests::test_rules
