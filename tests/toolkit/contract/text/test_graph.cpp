// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/text/graph.hpp"
#include "model/contract_parse.hpp"
#include "toolkit/contract/snippet.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace hallmark::tests::test_graph {
namespace {

using contract::Language;
using testing::HasSubstr;
using testing::Not;

TEST(graph, anonymous_parts_are_expanded_in_place)
{
  const std::string header =
    "struct S { int a; union { int b; struct { short c, d; }; };"
    " struct { int x; } point; enum { on, off } mode; } ; void f(S*);";
  for (const auto& compiler : find_compilers()) {
    const auto text =
      text_of({.text = header, .exports = {"f"}, .compiler = compiler});
    EXPECT_EQ(block_of(text, "class\tS"),
              "class\tS\n\tsize\t16\n\talign\t4\n\tpass\tvalue\n"
              "\tmember\t0\ta\tint\n\tmember\t4\tb\tint\n"
              "\tmember\t4\tc\tshort\n\tmember\t6\td\tshort\n"
              "\tmember\t8\tpoint\tS::(anonymous point)\n"
              "\tmember\t12\tmode\tS::(anonymous mode)\n")
      << compiler;
    EXPECT_THAT(text, HasSubstr("class\tS::(anonymous point)\n\tsize\t4\n"));
    EXPECT_THAT(text, HasSubstr("enum\tS::(anonymous mode)\n\tsize\t4\n"));
  }
}

TEST(graph, standard_types_are_leaves_and_users_types_are_reached_through_them)
{
  const std::string header =
    "#include <map>\n#include <vector>\nnamespace a { struct Key { int k; };"
    " struct Value { int v; }; struct Tag; }\n"
    "void f(const std::map<a::Key, std::vector<a::Value*>>&, a::Tag*);\n";
  std::string first;
  for (const auto& compiler : find_compilers()) {
    const auto text =
      text_of({.text = header, .exports = {"f"}, .compiler = compiler});
    EXPECT_THAT(text, HasSubstr("class\ta::Key\n"));
    EXPECT_THAT(text, HasSubstr("class\ta::Value\n"));
    EXPECT_THAT(text, HasSubstr("declared\ta::Tag\n"));
    EXPECT_THAT(text, Not(HasSubstr("_Rb_tree")));
    EXPECT_THAT(text, Not(HasSubstr("leaf\tstd::vector")));
    EXPECT_THAT(text, HasSubstr("\n\tsize\t48\n\talign\t8\n\tpass\tmemory\n"));
    first = first.empty() ? text : first;
    EXPECT_EQ(text, first) << compiler;
  }
}

TEST(graph, enumeration_of_the_library_is_a_leaf_that_readers_take)
{
  const auto text = text_of(
    {.text = "#include <system_error>\nstd::errc f();", .exports = {"f"}});
  EXPECT_EQ(block_of(text, "leaf\tstd::errc"),
            "leaf\tstd::errc\n\tsize\t4\n\talign\t4\n\tpass\tvalue\n");
  EXPECT_TRUE(model::parse_contract(text));
}

TEST(graph, listed_namespace_is_a_leaf_whose_parts_are_reached)
{
  const Snippet snippet = {
    .text = "namespace u { struct Inner { int i; }; }\n"
            "namespace lib { struct Deep { u::Inner* i; };"
            " struct Box { Deep d; int x; }; }\nvoid f(lib::Box*);\n",
    .exports = {"f"},
    .leaves = {"lib::*"},
  };
  const auto text = text_of(snippet);
  EXPECT_EQ(block_of(text, "leaf\tlib::Box"),
            "leaf\tlib::Box\n\tsize\t16\n\talign\t8\n\tpass\tvalue\n");
  EXPECT_THAT(text, HasSubstr("class\tu::Inner\n"));
  EXPECT_THAT(text, Not(HasSubstr("lib::Deep")));
}

TEST(graph, templates_that_nobody_completed_are_completed)
{
  const std::string header =
    "template<class T> class List { struct Node { T t; Node* next; };"
    " Node* head; };\n"
    "template<class T> struct Later;\n"
    "struct S { List<char>* list; Later<int>* later; };\nvoid f(S*);\n";
  for (const auto& compiler : find_compilers()) {
    const auto text =
      text_of({.text = header, .exports = {"f"}, .compiler = compiler});
    EXPECT_EQ(block_of(text, "class\tList<char>::Node"),
              "class\tList<char>::Node\n\tsize\t16\n\talign\t8\n\tpass\tvalue\n"
              "\tmember\t0\tt\tchar\n\tmember\t8\tnext\tList<char>::Node*\n")
      << compiler;
    EXPECT_THAT(text, HasSubstr("declared\tLater<int>\n"));
  }
}

TEST(graph, typedef_names_a_struct_of_which_only_pointers_are_used)
{
  const std::string header =
    "#ifdef __cplusplus\nextern \"C\" {\n#endif\n"
    "typedef struct { int a; } image, *image_ptr;\nvoid f(image_ptr);\n"
    "#ifdef __cplusplus\n}\n#endif\n";
  const auto expected = text_of({.text = header, .exports = {"f"}});
  EXPECT_THAT(expected, HasSubstr("void(image*)\n"));
  for (const auto& compiler : find_compilers()) {
    EXPECT_EQ(text_of({.text = header, .exports = {"f"}, .compiler = compiler}),
              expected);
  }
  for (const auto& compiler : find_compilers(contract::Language::c)) {
    EXPECT_EQ(without_unsaid(text_of({.text = header,
                                      .exports = {"f"},
                                      .compiler = compiler,
                                      .language = contract::Language::c})),
              expected)
      << compiler;
  }
}

/// Its members have other names in clang's <stddef.h>.
TEST(graph, compilers_own_type_of_the_largest_alignment_is_a_leaf)
{
  Snippet snippet = {.text = "#include <stddef.h>\n"
                             "#ifdef __cplusplus\nextern \"C\"\n#endif\n"
                             "void f(max_align_t*);",
                     .exports = {"f"}};
  const auto expected = text_of(snippet);
  EXPECT_THAT(expected, HasSubstr("leaf\tmax_align_t\n\tsize\t32\n"));
  for (const auto language : {Language::cpp, Language::c}) {
    snippet.language = language;
    for (const auto& compiler : find_compilers(language)) {
      snippet.compiler =
        compiler + (language == Language::c ? " -std=c11" : " -std=c++17");
      EXPECT_EQ(without_unsaid(text_of(snippet)), expected) << compiler;
    }
  }
}

TEST(graph, what_the_c_library_hides_is_known_by_name)
{
  const auto text = text_of({.text = "#include <stdio.h>\n#include <stdarg.h>\n"
                                     "void f(FILE*, va_list);\n",
                             .exports = {"f"}});
  EXPECT_THAT(text, HasSubstr("declared\t_IO_FILE\n"));
  EXPECT_THAT(text, HasSubstr("declared\t__va_list_tag\n"));
}

TEST(graph, long_lists_end)
{
  std::string header = "struct S0 { int i; };\n";
  for (int i = 1; i < 2000; ++i) {
    header += "struct S" + std::to_string(i) + " { S" + std::to_string(i - 1) +
              "* next; };\n";
  }
  const auto text =
    text_of({.text = header + "void f(S1999*);", .exports = {"f"}});
  EXPECT_THAT(text, HasSubstr("class\tS0\n"));
}

}  // namespace
}  // namespace hallmark::tests::test_graph
