// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/dwarf/mangle.hpp"
#include "toolkit/contract/snippet.hpp"

#include <map>

#include <gtest/gtest.h>

namespace hallmark::tests::test_mangle {
namespace {

using contract::Language;

const char* const header = R"(
#include <stdarg.h>
#include <stddef.h>
#include <wchar.h>
#ifdef __cplusplus
extern "C" {
#define _Bool bool
#endif
struct s { int a; };
union u { int a; };
enum e { one };
typedef struct { int b; } t;
typedef int (*callback)(struct s*, const struct s*, struct s**);
void f0(void);
int f1(struct s*, struct s*, const struct s*, t, union u*, enum e);
struct s f2(callback, callback, int (*)[3], const int (*)[2][4]);
void* f3(const void*, void* const*, volatile char*, const volatile short*);
unsigned long f4(signed char, unsigned char, char, short, unsigned short,
                 unsigned, long, long long, unsigned long long, float, double,
                 long double, _Bool, wchar_t);
int f5(const char*, ...);
int f6(va_list);
__int128 f7(unsigned __int128, _Complex double, _Complex float*);
extern const int v0;
extern const struct s v1[3];
extern const char* const v2[2];
extern int v3[2][3];
extern callback v4;
#ifdef __cplusplus
}
#endif
)";

std::map<std::string, std::string>
keys_of(Language language, const std::string& compiler)
{
  std::vector<std::string> names;
  for (int i = 0; i < 8; ++i) {
    names.push_back("f" + std::to_string(i));
  }
  for (int i = 0; i < 5; ++i) {
    names.push_back("v" + std::to_string(i));
  }
  const auto made = make({.text = header,
                          .exports = names,
                          .compiler = compiler,
                          .language = language});
  std::map<std::string, std::string> keys;
  if (!made) {
    ADD_FAILURE() << base::format_error(made.error());
    return keys;
  }
  for (const auto& exported : made->exports) {
    keys[exported.name] = exported.type_key;
  }
  return keys;
}

TEST(mangle, key_of_c_is_what_the_compiler_of_cpp_makes)
{
  const auto expected = keys_of(Language::cpp, "g++");
  EXPECT_EQ(expected.at("f1"), "PN8hallmark4typeIFiP1sS2_PKS1_1tP1u1eEEE");
  EXPECT_EQ(keys_of(Language::c, "gcc"), expected);
  EXPECT_EQ(keys_of(Language::c, "clang-14"), expected);
}

TEST(mangle, key_of_cpp_is_the_name_of_typeid)
{
  const auto keys = keys_of(Language::cpp, "clang++-14");
  EXPECT_EQ(keys, keys_of(Language::cpp, "g++"));
}

TEST(mangle, const_and_noreturn_of_gcc_are_no_part_of_a_function)
{
  Snippet snippet = {
    .text = "typedef int square(int) __attribute__((const));\n"
            "typedef void leave(square*) __attribute__((noreturn));\n"
            "#ifdef __cplusplus\nextern \"C\" {\n#endif\n"
            "square f0; leave f1; extern leave* v0; extern square* v1[2];\n"
            "#ifdef __cplusplus\n}\n#endif\n",
    .exports = {"f0", "f1", "v0", "v1"}};
  const auto expected = make(snippet);
  ASSERT_TRUE(expected);
  snippet.language = Language::c;
  snippet.compiler = "gcc";
  const auto found = make(snippet);
  ASSERT_TRUE(found) << base::format_error(found.error());
  for (std::size_t i = 0; i < 4; ++i) {
    EXPECT_EQ(found->exports[i].type_key, expected->exports[i].type_key);
  }
}

TEST(mangle, type_that_cpp_lacks_has_no_key)
{
  const auto made = make({.text = "extern _Atomic int v;",
                          .exports = {"v"},
                          .compiler = "gcc",
                          .language = Language::c});
  ASSERT_TRUE(made);
  EXPECT_EQ(made->exports[0].signature, "_Atomic(int)");
  EXPECT_EQ(made->exports[0].type_key, "");
}

}  // namespace
}  // namespace hallmark::tests::test_mangle
