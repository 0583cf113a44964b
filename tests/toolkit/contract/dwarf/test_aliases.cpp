// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/dwarf/aliases.hpp"
#include "toolkit/contract/snippet.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace hallmark::tests::test_aliases {
namespace {

using contract::Language;
using testing::HasSubstr;

TEST(aliases, typedefs_do_not_show)
{
  const auto text = text_of({
    .text = "#include <stdint.h>\ntypedef int32_t number;\n"
            "typedef number table[2];\ntypedef table* access;\n"
            "access f(const number*);\n",
    .exports = {"f"},
  });
  EXPECT_THAT(text, HasSubstr("export\tf\tfunction\tint(*(const int*))[2]\n"));
}

TEST(aliases, const_that_gcc_forgets_does_not_show)
{
  for (const auto& compiler : find_compilers()) {
    EXPECT_THAT(text_of({.text = "typedef int table[2];\n"
                                 "void f(const table*, const int (*)[2]);\n"
                                 "extern const table v;\n",
                         .exports = {"f", "v"},
                         .compiler = compiler}),
                testing::AllOf(HasSubstr("void(int(*)[2],const int(*)[2])\n"),
                               HasSubstr("variable\tconst int[2]\n")))
      << compiler;
  }
}

TEST(aliases, own_cv_of_parameters_does_not_show)
{
  const auto text = text_of({
    .text = "typedef const int c; void f(c, const int, int* const, c*);",
    .exports = {"f"},
  });
  EXPECT_THAT(text, HasSubstr("void(int,int,int*,const int*)\n"));
}

TEST(aliases, restrict_does_not_show)
{
  const auto text = text_of({.text = "void f(char* restrict, char* restrict*);",
                             .exports = {"f"},
                             .compiler = "gcc",
                             .language = Language::c});
  EXPECT_THAT(text, HasSubstr("void(char*,char**)\n"));
}

TEST(aliases, character_types_are_known_by_typedef_in_c)
{
  const std::string header =
    "#include <stddef.h>\n#ifndef __cplusplus\n#include <uchar.h>\n#endif\n"
    "struct s { wchar_t w; char16_t a; char32_t b[2]; const wchar_t* t; };\n"
    "#ifdef __cplusplus\nextern \"C\"\n#endif\n"
    "void f(struct s*, wchar_t);\n";
  const auto c = text_of({.text = header,
                          .exports = {"f"},
                          .compiler = "gcc",
                          .language = Language::c});
  EXPECT_EQ(without_unsaid(c), text_of({.text = header, .exports = {"f"}}));
  EXPECT_THAT(c, HasSubstr("void(s*,wchar_t)\n"));
  EXPECT_THAT(
    c, HasSubstr("base\tchar16_t\n\tsize\t2\n\talign\t2\n\tencoding\tutf\n"));
}

/// No compiler tells the sign of complex integers, nor a name of most.
TEST(aliases, complex_numbers_are_known_by_their_size)
{
  Snippet snippet = {
    .text = "#ifdef __cplusplus\nextern \"C\" {\n#endif\n"
            "struct s { _Complex int i; _Complex unsigned u; _Complex char c;\n"
            "  _Complex short h; _Complex long l; _Complex float f;\n"
            "  _Complex double d; _Complex long double e; };\n"
            "void f(struct s *, _Complex int);\n"
            "#ifdef __cplusplus\n}\n#endif\n",
    .exports = {"f"}};
  const auto expected = text_of(snippet);
  EXPECT_THAT(expected,
              testing::HasSubstr("\tmember\t0\ti\t_Complex int\n"
                                 "\tmember\t8\tu\t_Complex int\n"
                                 "\tmember\t16\tc\t_Complex char\n"
                                 "\tmember\t18\th\t_Complex short\n"
                                 "\tmember\t24\tl\t_Complex long\n"
                                 "\tmember\t40\tf\t_Complex float\n"
                                 "\tmember\t48\td\t_Complex double\n"));
  EXPECT_THAT(expected,
              testing::HasSubstr("base\t_Complex int\n\tsize\t8\n\talign\t4\n"
                                 "\tencoding\tencoding 128\n"));
  for (const auto language : {Language::cpp, Language::c}) {
    snippet.language = language;
    for (const auto& compiler : find_compilers(language)) {
      snippet.compiler = compiler;
      EXPECT_EQ(without_unsaid(text_of(snippet)), expected) << compiler;
    }
  }
}

TEST(aliases, cv_has_one_order)
{
  EXPECT_EQ(contract::dwarf::format_cv({true, true}), "const volatile");
  EXPECT_EQ(contract::dwarf::format_cv({false, true}), "volatile");
  EXPECT_EQ(contract::dwarf::format_cv({}), "");
}

}  // namespace
}  // namespace hallmark::tests::test_aliases
