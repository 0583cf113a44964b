// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Enumerations in instances of templates, as every compiler describes them.

#include "toolkit/contract/snippet.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace hallmark::tests::test_enumerations {
namespace {

/// The text of a header, which is the same from all compilers.
std::string
text_of_each(Snippet snippet)
{
  std::string first;
  for (const auto& compiler : find_compilers()) {
    snippet.compiler = compiler + " -std=c++20";
    const auto text = text_of(snippet);
    first = first.empty() ? text : first;
    EXPECT_EQ(text, first) << compiler;
  }
  return first;
}

const char* const block = "enum\ta::Box<int>::F\n"
                          "\tsize\t1\n"
                          "\tunderlying\tsigned char\n"
                          "\tenumerator\td\t-1\n"
                          "\tenumerator\tc\t0\n";

TEST(enumerations, an_export_reaches_one_in_a_template)
{
  const auto text =
    text_of_each({.text = "namespace a {\n"
                          "template<class T> struct Box {"
                          " enum class F : signed char { c, d = -1 }; };\n"
                          "long f(Box<int>::F);\n}\n",
                  .exports = {"a::f"}});
  EXPECT_EQ(block_of(text, "enum\ta::Box<int>::F"), block);
}

TEST(enumerations, a_class_of_the_header_names_it_first)
{
  const auto text =
    text_of_each({.text = "namespace a {\n"
                          "template<class T> class Box {"
                          " enum class F : signed char { c, d = -1 };\n"
                          "public: F f; };\n"
                          "struct S { Box<int> b; };\n"
                          "using All = Box<int>;\n"
                          "inline int size() { return sizeof(S); }\n"
                          "long f(S*);\n}\n",
                  .exports = {"a::f"}});
  EXPECT_EQ(block_of(text, "enum\ta::Box<int>::F"), block);
}

TEST(enumerations, what_clang_does_not_describe_is_an_error)
{
  for (const auto& compiler : find_compilers()) {
    const auto error = error_of({.text = "namespace a {\n"
                                         "template<class T> struct Box {"
                                         " enum class F : short; };\n"
                                         "long f(Box<int>::F);\n}\n",
                                 .exports = {"a::f"},
                                 .compiler = compiler});
    EXPECT_EQ(error,
              compiler.starts_with("clang")
                ? "hallmark: error: 'DIR/sample.hpp': the compiler does not "
                  "tell the enumerators of 'a::Box<int>::F'\n"
                  "  hint: define the enumeration outside of the template"
                : "")
      << compiler;
  }
}

}  // namespace
}  // namespace hallmark::tests::test_enumerations
