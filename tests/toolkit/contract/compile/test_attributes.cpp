// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/compile/attributes.hpp"

#include <gtest/gtest.h>

namespace hallmark::contract::compile::test_attributes {
namespace {

/// `target at own.hpp:3` in the lines of `own.hpp`.
std::string
find(const std::string& text, Language language = Language::cpp)
{
  const auto marked = "# 1 \"own.hpp\"\n" + text;
  const auto found = find_hidden_attribute(
    split_source(marked), language, [](const std::string& file) {
      return file == "own.hpp";
    });
  return found ? found->name + " at " + found->file + ":" +
                   std::to_string(found->line)
               : "none";
}

TEST(attributes, those_that_no_type_shows_are_found)
{
  EXPECT_EQ(find("int a;\n__attribute__((target(\"avx2\"))) void f();"),
            "target at own.hpp:2");
  EXPECT_EQ(find("__attribute__((used, __target__(\"avx2\"))) void f();"),
            "target at own.hpp:1");
  EXPECT_EQ(find("[[gnu::no_caller_saved_registers]] void f();"),
            "no_caller_saved_registers at own.hpp:1");
  EXPECT_EQ(find("\n\n#pragma GCC target(\"avx2\")\nvoid f();"),
            "target at own.hpp:3");
}

TEST(attributes, names_that_are_no_attributes_are_passed_over)
{
  EXPECT_EQ(find("void target(int); int a[target2[1]]; struct pcs;"), "none");
  EXPECT_EQ(find("#pragma pack(1)\n__attribute__((noinline)) void f();"),
            "none");
}

TEST(attributes, other_headers_may_have_them)
{
  EXPECT_EQ(find("# 1 \"simd.h\"\n__attribute__((target(\"avx2\"))) void f();"),
            "none");
  EXPECT_EQ(find("# 1 \"simd.h\"\n#pragma GCC target(\"avx2\")\n"), "none");
}

TEST(attributes, conventions_are_hidden_in_c_alone)
{
  const std::string text = "void __attribute__((ms_abi)) f(int);";
  EXPECT_EQ(find(text), "none");
  EXPECT_EQ(find(text, Language::c), "ms_abi at own.hpp:1");
  EXPECT_EQ(
    find("union __attribute__((transparent_union)) U { int a; };", Language::c),
    "transparent_union at own.hpp:1");
}

TEST(attributes, a_look_at_the_text_tells_where_they_may_be)
{
  const auto may_have = may_have_hidden_attribute;
  EXPECT_TRUE(
    may_have("#define A __attribute__((target (\"x\")))", Language::cpp));
  EXPECT_TRUE(may_have("[[gnu::__target__(\"x\")]]", Language::cpp));
  EXPECT_TRUE(may_have("_Pragma(\"GCC target x\")", Language::cpp));
  EXPECT_TRUE(may_have("no_caller_saved_registers", Language::cpp));
  EXPECT_FALSE(may_have("void* target(); ms_abi", Language::cpp));
  EXPECT_TRUE(may_have("ms_abi", Language::c));
}

}  // namespace
}  // namespace hallmark::contract::compile::test_attributes
