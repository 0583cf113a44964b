// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/names/source_spelling.hpp"
#include "toolkit/contract/snippet.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace hallmark::tests::test_source_spelling {
namespace {

using contract::names::spell_for_source;

TEST(source_spelling, what_no_source_has_is_replaced)
{
  EXPECT_EQ(spell_for_source("T<bool,-9223372036854775808>"),
            "T<bool,(-9223372036854775807-1)>");
  EXPECT_EQ(spell_for_source("T<std::nullptr_t,a::std::nullptr_t>"),
            "T<decltype(nullptr),a::std::nullptr_t>");
  EXPECT_EQ(spell_for_source("H<void(*)(int(*)()[[x]])const[[y]]>"),
            "H<void(__attribute__((y))*)(int(__attribute__((x))*)())const>");
}

TEST(source_spelling, the_rest_stays)
{
  for (const auto* name : {"a::B<int,-1>",
                           "T<-92233720368547758080>",
                           "a::nullptr_t",
                           "int[2]",
                           "f()[[odd]]"}) {
    EXPECT_EQ(spell_for_source(name), name);
  }
}

TEST(source_spelling, every_compiler_takes_it)
{
  std::string first;
  for (const auto& compiler : find_compilers()) {
    const auto text = text_of(
      {.text =
         "namespace a { template<class P, long V = 0> struct T { P m; };\n"
         "void f(T<bool, -9223372036854775807l - 1>*,\n"
         "       T<decltype(nullptr)>*); }",
       .exports = {"a::f"},
       .compiler = compiler});
    EXPECT_THAT(text,
                testing::HasSubstr("class\ta::T<bool,-9223372036854775808>\n"
                                   "\tsize\t1\n\talign\t1\n"))
      << compiler;
    first = first.empty() ? text : first;
    EXPECT_EQ(text, first) << compiler;
  }
}

}  // namespace
}  // namespace hallmark::tests::test_source_spelling
