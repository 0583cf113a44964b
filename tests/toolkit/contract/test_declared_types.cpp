// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "toolkit/contract/snippet.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace hallmark::tests::test_declared_types {
namespace {

TEST(declared_types, what_no_header_defines_is_known_by_name)
{
  for (const auto& compiler : find_compilers()) {
    const auto text = text_of({.text = "namespace a { struct Hidden;\n"
                                       "template<class T> struct Box;\n"
                                       "enum class Opaque : int;\n"
                                       "void f(Hidden*, Box<int>*, Opaque); }",
                               .exports = {"a::f"},
                               .compiler = compiler});
    for (const auto* line : {"declared\ta::Hidden\n",
                             "declared\ta::Box<int>\n",
                             "declared\ta::Opaque\n"}) {
      EXPECT_THAT(text, testing::HasSubstr(line)) << compiler;
    }
  }
}

}  // namespace
}  // namespace hallmark::tests::test_declared_types
