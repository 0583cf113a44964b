// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/compile/linked_scopes.hpp"

#include <gtest/gtest.h>

namespace hallmark::contract::compile::test_linked_scopes {
namespace {

/// `a.hpp:2-4 audio::v1 CS`, one a line.
std::string
list(std::string_view text)
{
  std::string lines;
  for (const auto& scope : find_linked_scopes(split_source(text))) {
    lines += scope.file + ":" + std::to_string(scope.first) + "-" +
             std::to_string(scope.last) + " ";
    for (const auto& name : scope.namespaces) {
      lines += (name.empty() ? "(unnamed)" : name) + "::";
    }
    for (const auto& tag : scope.tags) {
      lines += " " + tag;
    }
    lines += "\n";
  }
  return lines;
}

TEST(linked_scopes, are_found_with_their_namespaces)
{
  EXPECT_EQ(list("# 1 \"a.hpp\"\n"
                 "namespace audio {\n"
                 "struct A {};\n"
                 "extern \"C\" {\n"
                 "struct CS { struct Inner* i; };\n"
                 "}\n"
                 "inline namespace v1 { extern \"C\" {\n"
                 "enum E { e };\n"
                 "} }\n"
                 "}\n"
                 "extern \"C\" { struct Plain {}; }\n"
                 "namespace a::b [[deprecated]] {\n"
                 "namespace { extern \"C\" struct One { int i; } one; }\n"
                 "struct Two {}; }\n"),
            "a.hpp:3-5 audio:: CS Inner\n"
            "a.hpp:6-8 audio::v1::\n"
            "a.hpp:12-12 a::b::(unnamed):: One\n");
}

TEST(linked_scopes, hold_the_files_that_are_included_inside)
{
  EXPECT_EQ(list("# 1 \"a.hpp\"\n"
                 "namespace a {\n"
                 "extern \"C\" {\n"
                 "# 1 \"b.h\" 1\n"
                 "struct B {\n"
                 "};\n"
                 "# 4 \"a.hpp\" 2\n"
                 "}\n"
                 "}\n"),
            "a.hpp:2-2 a::\n"
            "b.h:1-2 a:: B\n"
            "a.hpp:4-4 a::\n");
}

TEST(linked_scopes, are_none_of_aliases_and_of_what_has_the_linkage_of_cpp)
{
  EXPECT_EQ(list("namespace a {}\n"
                 "namespace b = a;\n"
                 "using namespace a;\n"
                 "extern \"C\" { struct S {}; }\n"
                 "namespace c { extern \"C++\" { struct T {}; } }\n"
                 "namespace c { extern int i; }\n"),
            "");
}

TEST(linked_scopes, may_be_in_files_with_both_words)
{
  EXPECT_TRUE(may_have_linked_scope("namespace a { extern \"C\" {} }"));
  EXPECT_FALSE(may_have_linked_scope("extern \"C\" {}"));
  EXPECT_FALSE(may_have_linked_scope("namespace a { extern \"C++\" {} }"));
}

}  // namespace
}  // namespace hallmark::contract::compile::test_linked_scopes
