// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/preprocessed.hpp"
#include "toolkit/contract/snippet.hpp"

#include <gtest/gtest.h>

namespace hallmark::tests::test_preprocessed {
namespace {

TEST(preprocessed, an_attribute_that_no_type_shows_is_refused_with_its_place)
{
  for (const auto& compiler : find_compilers()) {
    EXPECT_EQ(
      error_of({.text = "#define FAST __attribute__((target(\"avx2\")))\n"
                        "FAST void f(int);",
                .exports = {"f"},
                .compiler = compiler}),
      "hallmark: error: 'DIR/sample.hpp': attribute 'target' changes how "
      "functions are "
      "called, and their types do not tell it\n"
      "  DIR/sample.hpp:2\n"
      "  hint: declare them without it, or in a header that is none of the "
      "interface's")
      << compiler;
  }
}

TEST(preprocessed, a_convention_is_refused_in_c)
{
  for (const auto& compiler : find_compilers(contract::Language::c)) {
    EXPECT_EQ(
      error_of({.text =
                  "struct S { void (__attribute__((ms_abi)) *f)(int); };\n"
                  "void g(struct S*);",
                .exports = {"g"},
                .compiler = compiler,
                .language = contract::Language::c}),
      "hallmark: error: 'DIR/sample.hpp': attribute 'ms_abi' changes how "
      "functions are "
      "called, and their types do not tell it\n"
      "  DIR/sample.hpp:1\n"
      "  hint: declare them without it, or in a header that is none of the "
      "interface's")
      << compiler;
  }
}

TEST(preprocessed, a_method_called_target_is_none)
{
  for (const auto& compiler : find_compilers()) {
    EXPECT_EQ(error_of({.text = "#include <functional>\n"
                                "struct S { void* target(const char*); };\n"
                                "void f(S*, std::function<void()>&);",
                        .exports = {"f"},
                        .compiler = compiler}),
              "")
      << compiler;
  }
}

}  // namespace
}  // namespace hallmark::tests::test_preprocessed
