// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/dwarf/enumerators.hpp"
#include "toolkit/contract/snippet.hpp"

#include <gtest/gtest.h>

namespace hallmark::tests::test_enumerators {
namespace {

std::string
enum_of(const std::string& declaration, const std::string& compiler)
{
  return block_of(text_of({.text = declaration + "; void f(E*);",
                           .exports = {"f"},
                           .compiler = compiler}),
                  "enum\tE");
}

struct Row {
  const char* declaration;
  const char* expected;
};

const std::vector<Row> rows = {
  {"enum E { b = 2, a = 2, c = 1 }",
   "enum\tE\n\tsize\t4\n\tunderlying\tunsigned int\n\tenumerator\tc\t1\n"
   "\tenumerator\ta\t2\n\tenumerator\tb\t2\n"},
  {"enum E { high = 200, low = -1 }",
   "enum\tE\n\tsize\t4\n\tunderlying\tint\n\tenumerator\tlow\t-1\n"
   "\tenumerator\thigh\t200\n"},
  {"enum class E : signed char { top = 127, bottom = -128 }",
   "enum\tE\n\tsize\t1\n\tunderlying\tsigned char\n\tenumerator\tbottom\t-128\n"
   "\tenumerator\ttop\t127\n"},
  {"enum E : unsigned char { top = 255, half = 128 }",
   "enum\tE\n\tsize\t1\n\tunderlying\tunsigned char\n\tenumerator\thalf\t128\n"
   "\tenumerator\ttop\t255\n"},
  {"enum E : unsigned long { top = 0xffffffffffffffff, one = 1 }",
   "enum\tE\n\tsize\t8\n\tunderlying\tunsigned long\n\tenumerator\tone\t1\n"
   "\tenumerator\ttop\t18446744073709551615\n"},
  {"enum E : long { bottom = -0x7fffffffffffffff - 1, one = 1 }",
   "enum\tE\n\tsize\t8\n\tunderlying\tlong\n"
   "\tenumerator\tbottom\t-9223372036854775808\n\tenumerator\tone\t1\n"},
  {"enum class E : bool { no, yes }",
   "enum\tE\n\tsize\t1\n\tunderlying\tbool\n\tenumerator\tno\t0\n"
   "\tenumerator\tyes\t1\n"},
  {"enum class E : short {}", "enum\tE\n\tsize\t2\n\tunderlying\tshort\n"},
};

TEST(enumerators, have_the_sign_and_order_of_their_type)
{
  for (const auto& compiler : find_compilers()) {
    for (const auto& row : rows) {
      EXPECT_EQ(enum_of(row.declaration, compiler), row.expected)
        << compiler << ": " << row.declaration;
    }
  }
}

TEST(enumerators, short_enums_show)
{
  EXPECT_EQ(enum_of("enum E { a }", "g++ -fshort-enums"),
            "enum\tE\n\tsize\t1\n\tunderlying\tunsigned char\n"
            "\tenumerator\ta\t0\n");
}

}  // namespace
}  // namespace hallmark::tests::test_enumerators
