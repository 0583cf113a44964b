// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Which types belong to an interface: what its headers define, what it lists.

#include "toolkit/contract/snippet.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace hallmark::tests::test_own_types {
namespace {

using contract::Language;

/// The lines that begin a type which belongs to the interface by itself.
std::string
list_own(const std::string& text)
{
  std::string own;
  std::size_t at = 0;
  while (at < text.size()) {
    const auto end = text.find('\n', at);
    const auto line = text.substr(at, end - at);
    if (line.ends_with("\town") || line.ends_with("\textra")) {
      own += line + "\n";
    }
    at = end + 1;
  }
  return own;
}

/// Of a header, as every compiler of its language gives it.
std::string
own_of_each(Snippet snippet)
{
  snippet.owns_types = true;
  std::string first;
  for (const auto& compiler : find_compilers(snippet.language)) {
    snippet.compiler =
      compiler + (snippet.language == Language::cpp ? " -std=c++20" : "");
    const auto text = text_of(snippet);
    first = first.empty() ? text : first;
    EXPECT_EQ(text, first) << compiler;
  }
  return list_own(first);
}

TEST(own_types, what_no_export_names_belongs_to_it)
{
  EXPECT_EQ(own_of_each({.text = "#include <stdexcept>\n"
                                 "namespace a {\n"
                                 "struct Failed : std::runtime_error {"
                                 " using std::runtime_error::runtime_error;"
                                 " int code; };\n"
                                 "enum Mode { fast, slow };\n"
                                 "enum { most = 7, least };\n"
                                 "union Either { int i; float f; };\n"
                                 "struct Outer { struct In { int i; };"
                                 " enum Kind { one }; enum { size = 3 };"
                                 " private: enum class Deep { d }; };\n"
                                 "typedef struct { int x; } Named;\n"
                                 "struct Declared;\n"
                                 "int f(int);\n"
                                 "inline int g() { struct Local {}; return 0; }"
                                 "\n}\n",
                         .exports = {"a::f"}}),
            "enum\ta::(anonymous most)\town\n"
            "union\ta::Either\town\n"
            "class\ta::Failed\town\n"
            "enum\ta::Mode\town\n"
            "class\ta::Named\town\n"
            "class\ta::Outer\town\n"
            "enum\ta::Outer::(anonymous size)\town\n"
            "enum\ta::Outer::Deep\town\n"
            "class\ta::Outer::In\town\n"
            "enum\ta::Outer::Kind\town\n");
}

TEST(own_types, a_typedef_names_what_nothing_reaches)
{
  const auto text = own_of_each(
    {.text = "namespace a {\n"
             "typedef enum { x, y } Mode;\n"
             "typedef enum { used } Used;\n"
             "typedef enum { first } One, Another, *Pointer;\n"
             "using Al = enum : char { al };\n"
             "struct S { typedef enum { in } In; typedef union { int i; } Un;"
             " typedef struct { int j; } St; int k; };\n"
             "int f(Used, S*);\n}\n",
     .exports = {"a::f"}});
  EXPECT_EQ(text,
            "enum\ta::Al\town\n"
            "enum\ta::Another\town\n"
            "enum\ta::Mode\town\n"
            "class\ta::S\town\n"
            "enum\ta::S::In\town\n"
            "class\ta::S::St\town\n"
            "union\ta::S::Un\town\n"
            "enum\ta::Used\town\n");
}

TEST(own_types, enumerations_in_templates_count_in_each_instance)
{
  EXPECT_EQ(own_of_each({.text = "namespace a {\n"
                                 "template<class T> struct Box { T t;\n"
                                 "  enum E { e }; enum class F : char { f };\n"
                                 "  enum { most = 3 };\n"
                                 "private: enum class P { p }; };\n"
                                 "template<> struct Box<char> {"
                                 " enum Own { own }; int i; };\n"
                                 "struct S { Box<int> i; Box<char> c; };\n"
                                 "int f(S*);\n}\n",
                         .exports = {"a::f"}}),
            "class\ta::Box<char>\town\n"
            "enum\ta::Box<char>::Own\town\n"
            "class\ta::Box<int>\town\n"
            "enum\ta::Box<int>::(anonymous most)\town\n"
            "enum\ta::Box<int>::E\town\n"
            "enum\ta::Box<int>::F\town\n"
            "enum\ta::Box<int>::P\town\n"
            "class\ta::S\town\n");
}

TEST(own_types, a_class_in_an_unnamed_namespace_is_passed_as_any_other)
{
  EXPECT_EQ(own_of_each({.text = "namespace a { namespace {\n"
                                 "struct One { int x; };\n"
                                 "struct Two { Two(const Two&); int y; }; }\n"
                                 "int f(int);\n}\n",
                         .exports = {"a::f"}}),
            "class\ta::(anonymous namespace)::One\town\n"
            "class\ta::(anonymous namespace)::Two\town\n");
}

TEST(own_types, templates_count_by_the_instances_that_the_header_names)
{
  EXPECT_EQ(own_of_each({.text = "namespace a {\n"
                                 "template<class T> struct Box { T t; };\n"
                                 "template<class T> struct Unused { T t; };\n"
                                 "template<> struct Unused<long> { int i; };\n"
                                 "using Ints = Box<int>;\n"
                                 "struct S { Box<char>* chars; };\n"
                                 "int f(Box<short>);\n}\n"
                                 "typedef a::Box<long> Longs;\n",
                         .exports = {"a::f"}}),
            "class\ta::Box<char>\town\n"
            "class\ta::Box<int>\town\n"
            "class\ta::Box<long>\town\n"
            "class\ta::Box<short>\town\n"
            "class\ta::S\town\n"
            "class\ta::Unused<long>\town\n");
}

TEST(own_types, c_and_cpp_agree)
{
  const std::string header =
    "#ifdef __cplusplus\nextern \"C\" {\n#endif\n"
    "enum mode { on, off };\n"
    "enum { most = 7 };\n"
    "struct late { int a; };\n"
    "typedef struct { struct within { char c; } w; enum { k } e; } named;\n"
    "int f(int);\n"
    "#ifdef __cplusplus\n}\n#endif\n";
  const auto cpp = own_of_each({.text = header, .exports = {"f"}});
  const auto c =
    own_of_each({.text = header, .exports = {"f"}, .language = Language::c});
  EXPECT_EQ(c, cpp);
  EXPECT_EQ(c,
            "enum\t(anonymous most)\town\n"
            "class\tlate\town\n"
            "enum\tmode\town\n"
            "class\tnamed\town\n"
            "class\twithin\town\n");
}

TEST(own_types, unnamed_enumeration_of_a_member_has_the_name_of_the_member)
{
  EXPECT_EQ(own_of_each({.text = "struct S { enum { a, b } mode; };\nint f();",
                         .exports = {"f"}}),
            "class\tS\town\n");
}

TEST(own_types, line_directive_hides_nothing)
{
  EXPECT_EQ(own_of_each({.text = "#line 7 \"made.y\"\nstruct S { int i; };\n"
                                 "int f();",
                         .exports = {"f"}}),
            "class\tS\town\n");
}

TEST(own_types, private_ones_do_not_belong)
{
  EXPECT_EQ(own_of_each({.text = "namespace a { struct Kept { int i; };\n"
                                 "namespace detail { struct Hidden { int i; };"
                                 " enum { count = 3 }; }\nint f(); }",
                         .exports = {"a::f"},
                         .private_types = {"a::detail::*"}}),
            "class\ta::Kept\town\n");
}

TEST(own_types, extra_types_of_other_headers_belong)
{
  const Snippet snippet = {.text = "#include <tm_stand_in.h>\nint f();",
                           .exports = {"f"},
                           .extra_types = {"tm"}};
  auto with = snippet;
  with.text = "#include <time.h>\nint f();";
  const auto own = own_of_each(with);
  EXPECT_EQ(own, "class\ttm\textra\n");
}

TEST(own_types, extra_type_may_be_an_instance_of_a_template)
{
  EXPECT_EQ(own_of_each({.text = "#include <vector>\n#include <utility>\n"
                                 "int f();",
                         .exports = {"f"},
                         .extra_types = {"std::pair<int, char>"}}),
            "leaf\tstd::pair<int,char>\textra\n");
}

TEST(own_types, extra_type_that_is_not_there_is_told)
{
  EXPECT_EQ(error_of({.text = "struct S { int i; };\nint f();",
                      .exports = {"f"},
                      .owns_types = true,
                      .extra_types = {"T"}}),
            "hallmark: error: 'DIR/sample.hpp': 'extra_types' names 'T', which "
            "no header of the interface brings along\n"
            "  hint: include the header that defines it in a header of the "
            "interface");
}

}  // namespace
}  // namespace hallmark::tests::test_own_types
