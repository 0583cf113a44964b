// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/dwarf/index.hpp"
#include "toolkit/contract/snippet.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace hallmark::tests::test_index {
namespace {

using testing::HasSubstr;

TEST(index, names_have_their_scopes)
{
  const std::string header = R"(
namespace a { inline namespace v1 { struct S { struct N { int i; }; }; } }
namespace { struct Hidden { int i; }; }
template<class T> struct T1 { struct N { T t; }; template<class U> struct M { U u; }; };
struct User { a::S::N* n; T1<int>::N* t; T1<char>::M<a::S>* m; Hidden* h; };
inline auto local() { struct L { int i; }; return L(); }
void f(User*, a::S*);
)";
  for (const auto& compiler : find_compilers()) {
    const auto text = text_of(
      {.text = header, .exports = {"f"}, .compiler = compiler + " -std=c++17"});
    for (const auto* name : {"class\ta::v1::S\n",
                             "class\ta::v1::S::N\n",
                             "class\tT1<int>::N\n",
                             "class\tT1<char>::M<a::v1::S>\n",
                             "class\t(anonymous namespace)::Hidden\n"}) {
      EXPECT_THAT(text, HasSubstr(name)) << compiler;
    }
  }
}

TEST(index, enumerators_in_arguments_are_values)
{
  const std::string header = R"(
namespace n { enum class E : char { a = 1 }; enum U { u = 2, same = 2 };
struct H { enum I { i = 3 }; };
template<E X> struct TE { int v; }; template<U X> struct TU { int v; };
template<H::I X> struct TI { int v; };
struct S { TE<E::a> e; TE<E(5)> e5; TU<u> u1; TU<same> u2; TI<H::i> i; }; }
void f(n::S*);
)";
  for (const auto& compiler : find_compilers()) {
    const auto text =
      text_of({.text = header, .exports = {"f"}, .compiler = compiler});
    for (const auto* type : {"e\tn::TE<(n::E)1>\n",
                             "e5\tn::TE<(n::E)5>\n",
                             "u1\tn::TU<(n::U)2>\n",
                             "u2\tn::TU<(n::U)2>\n",
                             "i\tn::TI<(n::H::I)3>\n"}) {
      EXPECT_THAT(text, HasSubstr(type)) << compiler;
    }
  }
}

TEST(index, nested_tags_of_c_headers_have_their_bare_name)
{
  const std::string header =
    "#ifdef __cplusplus\nextern \"C\" {\n#endif\n"
    "struct outer { struct inner { int i; } in; enum kind { one } k; };\n"
    "void f(struct outer*);\n"
    "#ifdef __cplusplus\n}\n#endif\n";
  const auto cpp = text_of({.text = header, .exports = {"f"}});
  EXPECT_THAT(cpp, HasSubstr("class\tinner\n"));
  EXPECT_THAT(cpp, HasSubstr("enum\tkind\n"));
  EXPECT_EQ(without_unsaid(text_of({.text = header,
                                    .exports = {"f"},
                                    .compiler = "gcc",
                                    .language = contract::Language::c})),
            cpp);
}

TEST(index, nested_tags_of_cpp_headers_keep_their_scope)
{
  EXPECT_THAT(text_of({.text = "struct outer { struct inner { int i; } in; };\n"
                               "void f(outer*);\n",
                       .exports = {"f"}}),
              HasSubstr("class\touter::inner\n"));
}

TEST(index, equal_nested_tags_keep_their_scope)
{
  const auto text =
    text_of({.text = "extern \"C\" { struct a { struct n { int i; } m; };"
                     " struct b { struct n { long i; } m; }; void f(a*, b*); }",
             .exports = {"f"}});
  EXPECT_THAT(text, HasSubstr("class\ta::n\n"));
  EXPECT_THAT(text, HasSubstr("class\tb::n\n"));
}

}  // namespace
}  // namespace hallmark::tests::test_index
